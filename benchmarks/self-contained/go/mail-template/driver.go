package main

import (
	"encoding/json"

	solution "solution"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"render": solution.RenderMail,
	// after renders a mail, if it can be rendered, and has what the order is then.
	"after": func(text string, order *solution.Order) (string, error) {
		solution.RenderMail(text, order)
		left, err := json.Marshal(order)
		return string(left), err
	},
}
