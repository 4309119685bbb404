package solution

func LocationAfterLogin(query, site string) string { panic("not written yet") }
