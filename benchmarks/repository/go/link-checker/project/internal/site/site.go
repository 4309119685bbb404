// Package site checks a page and all that it links to.
package site

import (
	"context"
	"slices"

	"example.org/linkcheck/internal/checker"
	"example.org/linkcheck/internal/report"
)

const mostLinks = 50

// Run checks the page that a customer entered, then every link on it.
func Run(ctx context.Context, start string) []report.Entry {
	first := checker.Check(ctx, start)
	entries := []report.Entry{first}
	var done []string
	for _, link := range first.Links {
		if len(done) < mostLinks && !slices.Contains(done, link) {
			done = append(done, link)
			entries = append(entries, checker.Check(ctx, link))
		}
	}
	return entries
}
