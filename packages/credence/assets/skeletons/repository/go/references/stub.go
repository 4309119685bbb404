func Greeting(name string) string { return "" }
