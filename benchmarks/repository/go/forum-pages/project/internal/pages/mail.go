package pages

import (
	"strings"
	"text/template"

	"example.org/forum/internal/board"
)

var news = template.Must(template.New("news").Parse(`There is something new in "{{.Title}}".
{{range .Posts}}
- {{.Author.Name}} wrote number {{.Number}}
{{- end}}
`))

// Mail is the plain text that subscribers of a thread get.
func Mail(t board.Thread) (string, error) {
	var mail strings.Builder
	err := news.Execute(&mail, t)
	return mail.String(), err
}
