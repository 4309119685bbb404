package pages

import (
	"net/url"
	"strconv"
	"strings"

	"example.org/forum/internal/board"
	"example.org/forum/internal/markup"
)

func Thread(t board.Thread, search string) (string, error) {
	var b strings.Builder
	b.WriteString("<h1>" + string(markup.Text(t.Title)) + "</h1>\n")
	b.WriteString(`<form><input name="q" value="` + string(markup.Attribute(search)) + `"></form>` + "\n")
	b.WriteString(`<ul class="tags">`)
	for _, tag := range t.Tags {
		b.WriteString(`<li><a href="/tags/` + url.PathEscape(tag) + `">` + string(markup.Text(tag)) + "</a></li>")
	}
	b.WriteString("</ul>\n")
	for _, p := range t.Posts {
		b.WriteString(`<article id="p` + strconv.Itoa(p.Number) + `">`)
		b.WriteString(`<h2 title="` + string(markup.Attribute(p.Author.Name)) + `">` + string(markup.Text(p.Author.Name)) + "</h2>")
		b.WriteString(`<div class="text">` + string(p.Text) + "</div>")
		if h := p.Author.Homepage; h != "" {
			b.WriteString(home(h))
		}
		if s := p.Author.Signature; s != "" {
			b.WriteString("<footer>" + sign(s) + "</footer>")
		}
		b.WriteString("</article>\n")
	}
	return layout(markup.Text(t.Title), markup.HTML(b.String()))
}

func home(h string) string {
	href, _ := markup.Link(h)
	return `<a class="homepage" href="` + string(href) + `">` + h + "</a>"
}

func sign(s string) string {
	return strings.ReplaceAll(string(markup.Text(s)), "\n", "<br>")
}
