package solution

import "errors"

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
	panic("not yet")
}
