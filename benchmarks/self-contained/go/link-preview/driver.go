package main

import (
	"errors"

	solution "solution"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"preview": func(address string, hosts []string) (map[string]string, error) {
		page, err := solution.Preview(address, hosts)
		return map[string]string{"url": page.URL, "title": page.Title}, err
	},
	"refused": func(address string, hosts []string) bool {
		_, err := solution.Preview(address, hosts)
		return errors.Is(err, solution.ErrHost)
	},
}
