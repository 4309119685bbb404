package solution

func Encode(claims map[string]any, key []byte, alg string) (string, error) { panic(alg) }

func Decode(token string, key []byte) (map[string]any, error) { panic(token) }
