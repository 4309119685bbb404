package solution

import (
	"fmt"
	"html"
)

func Greeting(name string) string {
	shown := html.EscapeString(name)
	return fmt.Sprintf(`<p title="%s">Hello, %s</p>`, shown, shown)
}
