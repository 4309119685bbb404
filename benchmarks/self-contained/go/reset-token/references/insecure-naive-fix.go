package solution

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"sync"
	"time"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

var count int

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	count++
	sum := sha256.Sum256([]byte(fmt.Sprint(user, time.Now().UnixNano(), os.Getpid(), count)))
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
