func Greeting(name string) string {
	var nobody *string
	return *nobody
}
