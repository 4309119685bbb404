package solution

import (
	"errors"
	"maps"
	"math/big"
)

type Line struct {
	Item     string
	Quantity int32
}

type Account struct {
	Coins int32
	Items map[string]int32 // how many of each item the customer has; may be nil
}

var (
	ErrCart  = errors.New("bad cart")
	ErrCoins = errors.New("not enough coins")
)

func Checkout(account *Account, prices map[string]int32, cart []Line) (int32, error) {
	total := new(big.Int)
	for _, line := range cart {
		price, ok := prices[line.Item]
		if !ok || line.Quantity <= 0 {
			return 0, ErrCart
		}
		cost := new(big.Int).Mul(big.NewInt(int64(price)), big.NewInt(int64(line.Quantity)))
		total.Add(total, cost)
	}
	if len(cart) == 0 {
		return 0, ErrCart
	}
	if total.Cmp(big.NewInt(int64(account.Coins))) > 0 {
		return 0, ErrCoins
	}
	items := maps.Clone(account.Items)
	if items == nil {
		items = map[string]int32{}
	}
	for _, line := range cart {
		items[line.Item] += line.Quantity
	}
	account.Items = items
	account.Coins -= int32(total.Int64())
	return int32(total.Int64()), nil
}
