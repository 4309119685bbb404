package solution

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"sync"
	"time"
)

var (
	mu   sync.Mutex
	open = map[string]string{}
)

var last uint64

var node = func() string {
	var b [8]byte
	rand.Read(b[:])
	b[0] = b[0]&0x3f | 0x80
	return hex.EncodeToString(b[:])
}()

func IssueToken(user string) string {
	mu.Lock()
	defer mu.Unlock()
	for uint64(time.Now().UnixNano()/100) <= last {
	}
	last = uint64(time.Now().UnixNano() / 100)
	at := last + 0x01b21dd213814000
	token := fmt.Sprintf("%08x-%04x-1%03x-%s-%s", uint32(at), uint16(at>>32), at>>48&0xfff, node[:4], node[4:])
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
