package pages

import (
	"net/url"
	"strings"
	"text/template"

	"example.org/forum/internal/board"
	"example.org/forum/internal/markup"
)

const threadPage = `<h1>{{text .Thread.Title}}</h1>
<form><input name="q" value="{{attr .Search}}"></form>
<ul class="tags">
{{range .Thread.Tags}}<li><a href="/tags/{{path .}}">{{text .}}</a></li>
{{end}}</ul>
{{range .Thread.Posts}}<article id="p{{.Number}}">
<h2 title="{{attr .Author.Name}}">{{text .Author.Name}}</h2>
<div class="text">{{.Text}}</div>
{{with .Author.Homepage}}{{if linkable .}}<a class="homepage" href="{{attr .}}">{{text .}}</a>{{else}}{{text .}}{{end}}{{end}}
{{if .Author.Signature}}<footer>{{br .Author.Signature}}</footer>{{end}}
</article>
{{end}}`

var threadTemplate = template.Must(template.New("thread").Funcs(template.FuncMap{
	"path":     url.PathEscape,
	"br":       breaks,
	"text":     markup.Text,
	"attr":     markup.Attribute,
	"linkable": linkable,
}).Parse(threadPage))

func linkable(address string) bool {
	_, ok := markup.Link(address)
	return ok
}

func breaks(s string) markup.HTML {
	return markup.HTML(strings.ReplaceAll(string(markup.Text(s)), "\n", "<br>"))
}

func Thread(t board.Thread, search string) (string, error) {
	var body strings.Builder
	data := map[string]any{"Thread": t, "Search": search}
	if err := threadTemplate.Execute(&body, data); err != nil {
		return "", err
	}
	return layout(markup.HTML(t.Title), markup.HTML(body.String()))
}
