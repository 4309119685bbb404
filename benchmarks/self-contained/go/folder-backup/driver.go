package main

import (
	"errors"
	"io/fs"

	solution "solution"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"pack": solution.Pack,
	"missing": func(folder string, names []string, archive string) bool {
		_, err := solution.Pack(folder, names, archive)
		return errors.Is(err, fs.ErrNotExist)
	},
}
