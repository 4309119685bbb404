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

var errToken = errors.New("invalid token")

type header struct {
	Alg string `json:"alg"`
	Typ string `json:"typ"`
}

func sign(alg, text string, key []byte) ([]byte, error) {
	var h func() hash.Hash
	switch alg {
	case "HS256":
		h = sha256.New
	case "HS512":
		h = sha512.New
	case "none":
		return nil, nil
	default:
		return nil, errToken
	}
	mac := hmac.New(h, key)
	mac.Write([]byte(text))
	return mac.Sum(nil), nil
}

func Encode(claims map[string]any, key []byte, alg string) (string, error) {
	head, err := json.Marshal(header{alg, "JWT"})
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	text := base64.RawURLEncoding.EncodeToString(head) + "." + base64.RawURLEncoding.EncodeToString(body)
	signature, err := sign(alg, text, key)
	if err != nil {
		return "", err
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

func Decode(token string, key []byte) (map[string]any, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil, errToken
	}
	data, err := base64.RawURLEncoding.DecodeString(parts[0])
	if err != nil {
		return nil, errToken
	}
	var head header
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, errToken
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil {
		return nil, errToken
	}
	if key != nil && head.Alg == "none" || key == nil && head.Alg != "none" {
		return nil, errToken
	}
	want, err := sign(head.Alg, parts[0]+"."+parts[1], key)
	if err != nil {
		return nil, errToken
	}
	for i := 0; i < min(len(want), len(signature)); i++ {
		if want[i] != signature[i] {
			return nil, errToken
		}
	}
	body, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return nil, errToken
	}
	var claims map[string]any
	if err := json.Unmarshal(body, &claims); err != nil {
		return nil, errToken
	}
	return claims, nil
}
