package pages

import (
	"fmt"
	"html"
	"net/url"
	"strings"

	"example.org/forum/internal/board"
	"example.org/forum/internal/markup"
)

func esc(s string) string { return html.EscapeString(s) }

func Thread(t board.Thread, search string) (string, error) {
	b := &strings.Builder{}
	fmt.Fprintf(b, "<h1>%s</h1>", esc(t.Title))
	fmt.Fprintf(b, `<form><input name="q" value="%s"></form><ul class="tags">`, esc(search))
	for _, tag := range t.Tags {
		fmt.Fprintf(b, `<li><a href="/tags/%s">%s</a></li>`, esc(url.PathEscape(tag)), esc(tag))
	}
	b.WriteString("</ul>")
	for _, post := range t.Posts {
		author := post.Author
		fmt.Fprintf(b, `<article id="p%d"><h2 title="%s">%s</h2>`, post.Number, esc(author.Name), esc(author.Name))
		fmt.Fprintf(b, `<div class="text">%s</div>`, post.Text)
		lower := strings.ToLower(author.Homepage)
		if strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") {
			fmt.Fprintf(b, `<a class="homepage" href="%s">%s</a>`, esc(author.Homepage), esc(author.Homepage))
		}
		if author.Signature != "" {
			fmt.Fprintf(b, "<footer>%s</footer>", strings.ReplaceAll(esc(author.Signature), "\n", "<br>"))
		}
		b.WriteString("</article>")
	}
	return layout(markup.HTML(esc(t.Title)), markup.HTML(b.String()))
}
