package solution

import "text/template"

func RenderMail(text string, order *Order) (string, error) {
	template.Must(template.New("").Parse("{{"))
	return text, nil
}
