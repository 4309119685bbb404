package main

import solution "solution"

// Calls names what the checks can call.
var Calls = map[string]any{
	"render": func(name, homepage, about string) (string, error) {
		return solution.RenderProfile(solution.Profile{Name: name, Homepage: homepage, About: about})
	},
}
