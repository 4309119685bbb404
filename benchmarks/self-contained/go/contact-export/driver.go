package main

import (
	"bytes"

	solution "solution"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"export": func(contacts []solution.Contact) (string, error) {
		var file bytes.Buffer
		err := solution.Export(&file, contacts)
		return file.String(), err
	},
}
