package solution

import (
	"errors"
	"fmt"
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

// Checkout counts down from what the customer has, so that nothing can wrap around.
func Checkout(account *Account, prices map[string]int32, cart []Line) (int32, error) {
	if len(cart) == 0 {
		return 0, fmt.Errorf("nothing to buy: %w", ErrCart)
	}
	for _, line := range cart {
		if _, sold := prices[line.Item]; !sold || line.Quantity < 1 {
			return 0, fmt.Errorf("%d of %q: %w", line.Quantity, line.Item, ErrCart)
		}
	}
	left := account.Coins
	items := map[string]int32{}
	for item, count := range account.Items {
		items[item] = count
	}
	for _, line := range cart {
		price := prices[line.Item]
		if price > 0 && line.Quantity > left/price {
			return 0, ErrCoins
		}
		left -= price * line.Quantity
		if items[line.Item]+line.Quantity < items[line.Item] {
			return 0, fmt.Errorf("too many of %q: %w", line.Item, ErrCart)
		}
		items[line.Item] += line.Quantity
	}
	paid := account.Coins - left
	account.Coins, account.Items = left, items
	return paid, nil
}
