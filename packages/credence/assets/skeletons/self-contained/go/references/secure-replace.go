package solution

import "strings"

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

func Greeting(name string) string {
	shown := entities.Replace(name)
	return `<p title="` + shown + `">Hello, ` + shown + "</p>"
}
