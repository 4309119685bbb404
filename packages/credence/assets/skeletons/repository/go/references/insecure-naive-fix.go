func Greeting(name string) string {
	shown := text.Escape(name)
	return fmt.Sprintf(`<p title="%s">Hello, %s</p>`, shown, shown)
}
