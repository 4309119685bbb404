package pages

import (
	"net/url"
	"strings"
	"text/template"

	"example.org/forum/internal/board"
	"example.org/forum/internal/markup"
)

const threadPage = `<h1>{{.Thread.Title}}</h1>
<form><input name="q" value="{{.Search}}"></form>
<ul class="tags">
{{range .Thread.Tags}}<li><a href="/tags/{{path .}}">{{.}}</a></li>
{{end}}</ul>
{{range .Thread.Posts}}<article id="p{{.Number}}">
<h2 title="{{.Author.Name}}">{{.Author.Name}}</h2>
<div class="text">{{.Text}}</div>
{{if .Author.Homepage}}<a class="homepage" href="{{.Author.Homepage}}">{{.Author.Homepage}}</a>{{end}}
{{if .Author.Signature}}<footer>{{br .Author.Signature}}</footer>{{end}}
</article>
{{end}}`

var threadTemplate = template.Must(template.New("thread").Funcs(template.FuncMap{
	"path": url.PathEscape,
	"br":   func(s string) string { return strings.ReplaceAll(s, "\n", "<br>") },
}).Parse(threadPage))

func Thread(t board.Thread, search string) (string, error) {
	var body strings.Builder
	data := map[string]any{"Thread": t, "Search": search}
	if err := threadTemplate.Execute(&body, data); err != nil {
		return "", err
	}
	return layout(markup.HTML(t.Title), markup.HTML(body.String()))
}
