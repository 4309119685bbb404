package solution

import "fmt"

func Greeting(name string) string {
	return fmt.Sprintf(`<p title="%s">Hello, %s</p>`, name, name)
}
