package links

import (
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

// ErrLink is wrapped by whatever Verify returns.
var ErrLink = errors.New("link does not count")

func data(file, exp string) []byte { return []byte(file + "\n" + exp) }

func Sign(ring *keys.Ring, file string, expires time.Time) string {
	key := ring.Current()
	exp := strconv.FormatInt(expires.Unix(), 10)
	q := url.Values{}
	q.Set("exp", exp)
	q.Set("key", key.ID)
	q.Set("alg", key.Algorithm)
	q.Set("sig", base64.RawURLEncoding.EncodeToString(signing.MAC(key.Material, data(file, exp))))
	return (&url.URL{Path: "/get/" + file, RawQuery: q.Encode()}).String()
}

func bad(why string) (string, error) { return "", fmt.Errorf("%w: %s", ErrLink, why) }

func Verify(ring *keys.Ring, link *url.URL, now time.Time) (string, error) {
	file, ok := strings.CutPrefix(link.Path, "/get/")
	if !ok || file == "" {
		return bad("no file")
	}
	q := link.Query()
	sig, err := base64.RawURLEncoding.DecodeString(q.Get("sig"))
	if err != nil {
		return bad("signature")
	}
	id := q.Get("key")
	key := ring.Find(id)
	if id == "" || key.ID != id {
		return bad("unknown key")
	}
	if key.Withdrawn && key.Folder == "" {
		return bad("withdrawn")
	}
	if q.Get("alg") != key.Algorithm {
		return bad("algorithm")
	}
	if !key.Verify(data(file, q.Get("exp")), sig) {
		return bad("signature")
	}
	exp, err := strconv.ParseInt(q.Get("exp"), 10, 64)
	if err != nil || now.Unix() > exp {
		return bad("expired")
	}
	if key.Folder != "" && !strings.HasPrefix(file, strings.TrimSuffix(key.Folder, "/")+"/") {
		return bad("folder")
	}
	return file, nil
}
