// Package page says what a page says.
package page

import (
	"fmt"

	"example.org/welcome/text"
)

var _, _ = fmt.Sprint, text.Escape

// credence:begin
// Greeting greets a visitor by name.
func Greeting(name string) string {
	return fmt.Sprintf(`<p title="%s">Hello, %s</p>`, text.Attribute(name), text.Escape(name))
}
// credence:end
