// credence:begin
package pages

import (
	"net/url"
	"strings"
	"text/template"

	"example.org/forum/internal/board"
	"example.org/forum/internal/markup"
)

// Nothing is pasted into this template that is not markup.HTML, or a number.
var thread = template.Must(template.New("thread").Funcs(template.FuncMap{
	"text":      markup.Text,
	"attribute": markup.Attribute,
	"path":      func(tag string) markup.HTML { return markup.Attribute(url.PathEscape(tag)) },
	"lines":     lines,
	"homepage":  homepage,
}).Parse(`<h1>{{text .Title}}</h1>
<form><input name="q" value="{{attribute .Search}}"></form>
<ul class="tags">{{range .Tags}}<li><a href="/tags/{{path .}}">{{text .}}</a></li>{{end}}</ul>
{{range .Posts}}<article id="p{{.Number}}">
<h2 title="{{attribute .Author.Name}}">{{text .Author.Name}}</h2>
<div class="text">{{.Text}}</div>
{{with .Author.Homepage}}{{homepage .}}{{end}}
{{with .Author.Signature}}<footer>{{lines .}}</footer>{{end}}
</article>
{{end}}`))

func lines(plain string) markup.HTML {
	return markup.HTML(strings.ReplaceAll(string(markup.Text(plain)), "\n", "<br>"))
}

// homepage is a link, or the mere address when that is not one of a web page.
func homepage(address string) markup.HTML {
	href, ok := markup.Link(address)
	if !ok {
		return markup.Text(address)
	}
	return `<a class="homepage" href="` + href + `">` + markup.Text(address) + `</a>`
}

// Thread is the page of a thread.
func Thread(t board.Thread, search string) (string, error) {
	var body strings.Builder
	err := thread.Execute(&body, struct {
		board.Thread
		Search string
	}{t, search})
	if err != nil {
		return "", err
	}
	return layout(markup.Text(t.Title), markup.HTML(body.String()))
}

// credence:end
