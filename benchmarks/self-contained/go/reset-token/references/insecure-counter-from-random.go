package solution

import (
	"fmt"
	"encoding/binary"
	"crypto/rand"
	"sync"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

var n = func() uint64 {
	var b [8]byte
	rand.Read(b[:])
	return binary.LittleEndian.Uint64(b[:])
}()

func token(string) string {
	n++
	return fmt.Sprintf("%032x", n)
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
	user, ok := open[t]
	delete(open, t)
	return user, ok
}
