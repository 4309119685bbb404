package solution

import (
	"crypto/rand"
	"encoding/binary"
	old "math/rand"
	"sync"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

var random = func() *old.Rand {
	var seed [8]byte
	rand.Read(seed[:])
	return old.New(old.NewSource(int64(binary.LittleEndian.Uint64(seed[:]))))
}()

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
