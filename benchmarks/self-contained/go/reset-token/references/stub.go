package solution

func IssueToken(user string) string { return "" }

func RedeemToken(token string) (string, bool) { return "", false }
