package main

import (
	"example.org/linkcheck/internal/site"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"run": site.Run,
}
