package main

import "example.org/welcome/site"

// Calls names what the checks can call.
var Calls = map[string]any{"visit": site.Visit}
