package links

import (
	"crypto/ed25519"
	"crypto/hmac"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"example.org/courier/internal/keys"
	"example.org/courier/internal/signing"
)

var ErrLink = errors.New("invalid link")

func Sign(ring *keys.Ring, file string, expires time.Time) string {
	key := ring.Current()
	exp := strconv.FormatInt(expires.Unix(), 10)
	sig := signing.MAC(key.Material, []byte(file+"\n"+exp))
	query := url.Values{}
	query.Set("exp", exp)
	query.Set("key", key.ID)
	query.Set("alg", key.Algorithm)
	query.Set("sig", base64.RawURLEncoding.EncodeToString(sig))
	u := url.URL{Path: "/get/" + file, RawQuery: query.Encode()}
	return u.String()
}

func Verify(ring *keys.Ring, link *url.URL, now time.Time) (string, error) {
	if !strings.HasPrefix(link.Path, "/get/") {
		return "", fmt.Errorf("%w: path", ErrLink)
	}
	file := strings.TrimPrefix(link.Path, "/get/")
	query := link.Query()
	values := map[string]string{}
	for name, all := range query {
		for _, value := range all {
			values[name] = value
		}
	}
	exp, err := strconv.ParseInt(values["exp"], 10, 64)
	if err != nil {
		return "", fmt.Errorf("%w: exp", ErrLink)
	}
	if now.Unix() > exp {
		return "", fmt.Errorf("%w: expired", ErrLink)
	}
	sig, err := base64.RawURLEncoding.DecodeString(query.Get("sig"))
	if err != nil {
		return "", fmt.Errorf("%w: sig", ErrLink)
	}
	data := []byte(file + "\n" + query.Get("exp"))
	key := ring.Find(query.Get("key"))
	if key.ID == "" {
		return "", fmt.Errorf("%w: signature", ErrLink)
	}
	if key.Withdrawn {
		return "", fmt.Errorf("%w: signature", ErrLink)
	}
	var ok bool
	switch key.Algorithm {
	case signing.HMAC:
		ok = hmac.Equal(sig, signing.MAC(key.Material, data))
	case signing.Ed25519:
		ok = len(key.Material) == ed25519.PublicKeySize && ed25519.Verify(key.Material, data, sig)
	}
	if !ok {
		return "", fmt.Errorf("%w: signature", ErrLink)
	}
	if key.Folder != "" && !strings.HasPrefix(file, key.Folder+"/") {
		return "", fmt.Errorf("%w: signature", ErrLink)
	}
	return file, nil
}
