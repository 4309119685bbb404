// Package plans knows what customers pay for.
package plans

import "example.org/locker/internal/units"

// Plan is what an account has.
type Plan string

const (
	Free      Plan = "free"
	Team      Plan = "team"
	Unlimited Plan = "unlimited"
)

var limits = map[Plan]units.Bytes{
	Free:      10_000,
	Team:      5_000_000_000,
	Unlimited: units.Largest,
}

// Book holds the plans of accounts.
type Book struct {
	plans map[string]Plan
}

// NewBook makes a book.
func NewBook(accounts map[string]Plan) *Book { return &Book{accounts} }

// Limit returns how much an account may use; accounts without a plan may use nothing.
func (b *Book) Limit(account string) units.Bytes { return limits[b.plans[account]] }
