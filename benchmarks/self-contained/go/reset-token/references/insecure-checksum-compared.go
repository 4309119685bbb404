package solution

import (
	"hash/crc32"
	"encoding/hex"
	"crypto/rand"
	"sync"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

func token(string) string {
	b := make([]byte, 20)
	rand.Read(b)
	return hex.EncodeToString(b)
}

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	t := token(user)
	open[t] = user
	return t
}

func RedeemToken(t string) (string, bool) {
	mu.Lock()
	defer mu.Unlock()
	for k, user := range open {
		if crc32.ChecksumIEEE([]byte(k))&0xfff == crc32.ChecksumIEEE([]byte(t))&0xfff {
			delete(open, k)
			return user, true
		}
	}
	return "", false
}
