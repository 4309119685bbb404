// Package policy says who may do what.
package policy

import (
	"errors"
	"fmt"

	"example.org/roster/internal/people"
)

// ErrDenied is wrapped by what Check returns.
var ErrDenied = errors.New("denied")

// Action is something that is done in a ward.
type Action string

const (
	// Read is to see the notice and the shifts of a ward.
	Read Action = "read"
	// Plan is to write the notice, and to add, change and remove shifts.
	Plan Action = "plan"
)

var needed = map[Action][]people.Role{
	Read: {people.Reader, people.Planner},
	Plan: {people.Planner},
}

// Check returns nil when a user may do something in a ward.
func Check(user people.User, action Action, ward string) error {
	if !user.Left && ward != "" && ward != "*" {
		for _, role := range needed[action] {
			if user.Roles[ward] == role || user.Roles["*"] == role {
				return nil
			}
		}
	}
	return fmt.Errorf("%w: %s may not %s in %s", ErrDenied, user.Name, action, ward)
}
