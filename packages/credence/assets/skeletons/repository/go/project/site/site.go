// Package site answers visits.
package site

import "example.org/welcome/page"

// Visit returns the page for a visitor.
func Visit(name string) string { return "<body>" + page.Greeting(name) + "</body>" }
