func Greeting(name string) string {
	shown := text.Attribute(name)
	return `<p title="` + shown + `">Hello, ` + shown + "</p>"
}
