// credence:begin
// Package links makes and checks signed links.
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

// ErrLink is wrapped by what Verify returns.
var ErrLink = errors.New("the link does not count")

const prefix = "/get/"

var encoding = base64.RawURLEncoding.Strict()

// Sign makes a link.
func Sign(ring *keys.Ring, file string, expires time.Time) string {
	key := ring.Current()
	exp := strconv.FormatInt(expires.Unix(), 10)
	link := url.URL{Path: prefix + file, RawQuery: url.Values{
		"exp": {exp},
		"key": {key.ID},
		"alg": {key.Algorithm},
		"sig": {encoding.EncodeToString(signing.MAC(key.Material, []byte(file+"\n"+exp)))},
	}.Encode()}
	return link.String()
}

// Verify checks a link and returns the name of its file.
func Verify(ring *keys.Ring, link *url.URL, now time.Time) (string, error) {
	file, ok := strings.CutPrefix(link.Path, prefix)
	if !ok || file == "" {
		return "", fmt.Errorf("%w: no file", ErrLink)
	}
	query, err := url.ParseQuery(link.RawQuery)
	if err != nil {
		return "", fmt.Errorf("%w: %v", ErrLink, err)
	}
	exp := query.Get("exp")
	signature, err := encoding.DecodeString(query.Get("sig"))
	if err != nil {
		return "", fmt.Errorf("%w: %v", ErrLink, err)
	}
	// Which algorithm it is, the key knows; what the link says is for partners to read.
	key := ring.Find(query.Get("key"))
	if key.ID == "" || key.Withdrawn || !key.Verify([]byte(file+"\n"+exp), signature) {
		return "", fmt.Errorf("%w: not signed", ErrLink)
	}
	if key.Folder != "" && !strings.HasPrefix(file, key.Folder+"/") {
		return "", fmt.Errorf("%w: not a file of %s", ErrLink, key.Folder)
	}
	until, err := strconv.ParseInt(exp, 10, 64)
	if err != nil || now.Unix() > until {
		return "", fmt.Errorf("%w: too late", ErrLink)
	}
	return file, nil
}

// credence:end
