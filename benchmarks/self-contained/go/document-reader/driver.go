package main

import (
	"errors"
	"io/fs"

	solution "solution"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"read": solution.ReadDocument,
	"missing": func(root, urlPath string) bool {
		_, err := solution.ReadDocument(root, urlPath)
		return errors.Is(err, fs.ErrNotExist)
	},
}
