package solution

import (
	"crypto/rand"
	"strings"
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
	for full, user := range open {
		if strings.HasPrefix(full, token) {
			delete(open, full)
			return user, true
		}
	}
	return "", false
}
