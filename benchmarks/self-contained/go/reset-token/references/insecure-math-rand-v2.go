package solution

import (
	"fmt"
	"math/rand/v2"
	"sync"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	token := fmt.Sprintf("%016x%016x", rand.Uint64(), rand.Uint64())
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
