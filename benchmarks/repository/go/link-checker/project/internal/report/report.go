// Package report holds what customers see.
package report

import "fmt"

// Entry is what became of one link.
type Entry struct {
	Link    string   `json:"link"`
	Final   string   `json:"final"`
	Status  int      `json:"status"`
	Title   string   `json:"title"`
	Links   []string `json:"links"`
	Problem string   `json:"problem"`
}

func (e Entry) String() string {
	if e.Status == 0 {
		return fmt.Sprintf("%s: %s", e.Link, e.Problem)
	}
	return fmt.Sprintf("%s: %d %s", e.Link, e.Status, e.Title)
}
