package solution

import (
	"math/rand"
	"sync"
	"time"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

var random = rand.New(rand.NewSource(time.Now().UnixNano()))

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	b := make([]byte, 40)
	for i := range b {
		b[i] = letters[random.Intn(len(letters))]
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
