package solution

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	old "math/rand/v2"
	"sync"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

var random = func() *old.Rand {
	var seed [16]byte
	rand.Read(seed[:])
	return old.New(old.NewPCG(binary.LittleEndian.Uint64(seed[:8]), binary.LittleEndian.Uint64(seed[8:])))
}()

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	token := fmt.Sprintf("%016x%016x", random.Uint64(), random.Uint64())
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
