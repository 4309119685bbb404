package solution

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"sync"
	"time"
)

type entry struct {
	user   string
	issued time.Time
}

type store struct {
	sync.RWMutex
	entries map[string]entry
}

var tokens = store{entries: make(map[string]entry)}

var limit = new(big.Int).Lsh(big.NewInt(1), 192)

func IssueToken(user string) string {
	number, err := rand.Int(rand.Reader, limit)
	if err != nil {
		panic(err)
	}
	token := fmt.Sprintf("r-%048x", number)
	tokens.Lock()
	defer tokens.Unlock()
	tokens.entries[token] = entry{user, time.Now()}
	return token
}

func RedeemToken(token string) (user string, ok bool) {
	tokens.Lock()
	defer tokens.Unlock()
	found, ok := tokens.entries[token]
	if ok {
		delete(tokens.entries, token)
	}
	return found.user, ok
}
