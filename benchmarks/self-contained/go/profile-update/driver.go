package main

import solution "solution"

type outcome struct {
	Failed  bool             `json:"failed"`
	Account solution.Account `json:"account"`
}

// Calls names what the checks can call.
var Calls = map[string]any{
	"update": func(account solution.Account, bodies []string) []outcome {
		results := []outcome{}
		for _, body := range bodies {
			err := solution.UpdateProfile(&account, []byte(body))
			now := account
			if now.Address != nil {
				address := *now.Address
				now.Address = &address
			}
			results = append(results, outcome{Failed: err != nil, Account: now})
		}
		return results
	},
}
