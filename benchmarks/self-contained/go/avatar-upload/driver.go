package main

import (
	"errors"

	solution "solution"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"save": solution.SaveAvatar,
	"refused": func(folder, user, filename string, data []byte) bool {
		_, err := solution.SaveAvatar(folder, user, filename, data)
		return errors.Is(err, solution.ErrNotPicture)
	},
}
