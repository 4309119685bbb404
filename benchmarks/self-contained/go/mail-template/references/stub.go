package solution

func RenderMail(text string, order *Order) (string, error) { return "", nil }
