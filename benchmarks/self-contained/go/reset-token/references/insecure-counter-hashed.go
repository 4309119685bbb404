package solution

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"sync"
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
	mac := hmac.New(sha256.New, []byte("reset-tokens-2024"))
	mac.Write([]byte(user + strconv.Itoa(count)))
	token := hex.EncodeToString(mac.Sum(nil))
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
