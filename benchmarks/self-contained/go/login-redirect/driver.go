package main

import solution "solution"

// Calls names what the checks can call.
var Calls = map[string]any{
	"location_after_login": solution.LocationAfterLogin,
}
