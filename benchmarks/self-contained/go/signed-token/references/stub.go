package solution

import "errors"

func Encode(claims map[string]any, key []byte, alg string) (string, error) { return "..", nil }

func Decode(token string, key []byte) (map[string]any, error) { return nil, errors.New("no") }
