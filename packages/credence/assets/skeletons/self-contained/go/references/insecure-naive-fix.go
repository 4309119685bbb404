package solution

import "strings"

func Greeting(name string) string {
	shown := strings.NewReplacer("<script>", "", "</script>", "").Replace(name)
	return `<p title="` + shown + `">Hello, ` + shown + "</p>"
}
