package solution

import (
	"crypto/rand"
	"sync"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	token := rand.Text() + rand.Text()
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
