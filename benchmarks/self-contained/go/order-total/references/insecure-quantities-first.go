package solution

import (
	"errors"
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
	if len(cart) == 0 {
		return 0, ErrCart
	}
	count := map[string]int32{}
	for _, line := range cart {
		_, sold := prices[line.Item]
		if !sold || line.Quantity < 1 {
			return 0, ErrCart
		}
		count[line.Item] += line.Quantity
	}
	var total int64
	for item, quantity := range count {
		total += int64(prices[item]) * int64(quantity)
	}
	if total > int64(account.Coins) {
		return 0, ErrCoins
	}
	bought := account.Items
	account.Items = make(map[string]int32, len(bought)+len(cart))
	for item, count := range bought {
		account.Items[item] = count
	}
	for _, line := range cart {
		account.Items[line.Item] += line.Quantity
	}
	account.Coins -= int32(total)
	return int32(total), nil
}
