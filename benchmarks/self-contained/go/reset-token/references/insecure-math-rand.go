package solution

import (
	"math/rand"
	"sync"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	b := make([]byte, 40)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))]
	}
	token := string(b)
	open[token] = user
	return token
}

func RedeemToken(token string) (string, bool) {
	mu.Lock()
	defer mu.Unlock()
	user, ok := open[token]
	delete(open, token)
	return user, ok
}
