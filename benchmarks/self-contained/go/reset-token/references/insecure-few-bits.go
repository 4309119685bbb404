package solution

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	seed := make([]byte, 3)
	rand.Read(seed)
	sum := sha256.Sum256(seed)
	token := hex.EncodeToString(sum[:])
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
