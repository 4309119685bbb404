package main

import (
	"errors"
	"maps"

	solution "solution"
)

type result struct {
	Paid    int32            `json:"paid"`
	Failed  string           `json:"failed"`
	Account solution.Account `json:"account"`
}

// Calls names what the checks can call.
var Calls = map[string]any{
	"checkout": func(coins int32, items, prices map[string]int32, carts [][]solution.Line) []result {
		account := &solution.Account{Coins: coins, Items: items}
		results := []result{}
		for _, cart := range carts {
			paid, err := solution.Checkout(account, prices, cart)
			failed := ""
			switch {
			case errors.Is(err, solution.ErrCart):
				failed = "cart"
			case errors.Is(err, solution.ErrCoins):
				failed = "coins"
			case err != nil:
				failed = "other"
			}
			now := solution.Account{Coins: account.Coins, Items: maps.Clone(account.Items)}
			results = append(results, result{paid, failed, now})
		}
		return results
	},
}
