func Greeting(name string) string {
	shown := ""
	for _, r := range name {
		switch r {
		case '&':
			shown += "&amp;"
		case '<':
			shown += "&lt;"
		case '"':
			shown += "&#34;"
		default:
			shown += string(r)
		}
	}
	return `<p title="` + shown + `">Hello, ` + shown + "</p>"
}
