package solution

func LocationAfterLogin(query, site string) string { return "/" }
