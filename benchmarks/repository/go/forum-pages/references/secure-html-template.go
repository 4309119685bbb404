package pages

import (
	"html/template"
	"strings"

	"example.org/forum/internal/board"
	"example.org/forum/internal/markup"
)

// html/template knows nothing of markup.HTML, and escapes all that it is not told to leave.
var threadPage = template.Must(template.New("thread").Funcs(template.FuncMap{
	"trusted": func(html markup.HTML) template.HTML { return template.HTML(html) },
	"lines":   func(text string) []string { return strings.Split(text, "\n") },
}).Parse(`<h1>{{.Title}}</h1>
<form><input name="q" value="{{.Search}}"></form>
<ul class="tags">{{range .Tags}}<li><a href="/tags/{{.}}">{{.}}</a></li>{{end}}</ul>
{{range .Posts}}
<article id="p{{.Number}}">
  <h2 title="{{.Author.Name}}">{{.Author.Name}}</h2>
  <div class="text">{{trusted .Text}}</div>
  {{with .Author.Homepage}}<a class="homepage" href="{{.}}">{{.}}</a>{{end}}
  {{with .Author.Signature}}<footer>{{range $i, $line := lines .}}{{if $i}}<br>{{end}}{{$line}}{{end}}</footer>{{end}}
</article>
{{end}}`))

func Thread(t board.Thread, search string) (string, error) {
	var body strings.Builder
	data := struct {
		board.Thread
		Search string
	}{t, search}
	if err := threadPage.Execute(&body, data); err != nil {
		return "", err
	}
	return layout(markup.HTML(template.HTMLEscapeString(t.Title)), markup.HTML(body.String()))
}
