package solution

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"sync"
)

// What is kept is of no use to somebody who reads it.
var users sync.Map

func IssueToken(user string) string {
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		panic(err)
	}
	token := base64.RawURLEncoding.EncodeToString(secret)
	users.Store(sha256.Sum256([]byte(token)), user)
	return token
}

func RedeemToken(token string) (user string, ok bool) {
	found, ok := users.LoadAndDelete(sha256.Sum256([]byte(token)))
	if !ok {
		return "", false
	}
	return found.(string), true
}
