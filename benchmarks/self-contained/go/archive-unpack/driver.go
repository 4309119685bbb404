package main

import (
	"bytes"

	solution "solution"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"unpack": func(data []byte, folder string) ([]string, error) {
		return solution.Unpack(bytes.NewReader(data), folder)
	},
}
