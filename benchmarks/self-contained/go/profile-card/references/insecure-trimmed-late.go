package solution

import (
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"strings"
)

type Profile struct {
	Name     string `json:"name"`
	Homepage string `json:"homepage"`
	About    string `json:"about"`
}

var links = regexp.MustCompile(`\[([^\[\]]*)\]\(([^\s()]*)\)`)

func esc(s string) string { return html.EscapeString(s) }

// href is the address if it is one of the web, else "".
func href(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.TrimLeft(s, "./ ")
}

func link(class, address, label string) string {
	h := href(address)
	if h == "" {
		return "<a" + class + ">" + esc(label) + "</a>"
	}
	return "<a" + class + ` href="` + esc(h) + `" rel="nofollow">` + esc(label) + "</a>"
}

func about(s string) string {
	var b strings.Builder
	at := 0
	for _, m := range links.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(esc(s[at:m[0]]))
		b.WriteString(link("", s[m[4]:m[5]], s[m[2]:m[3]]))
		at = m[1]
	}
	b.WriteString(esc(s[at:]))
	return strings.ReplaceAll(b.String(), "\n", "<br>")
}

func RenderProfile(p Profile) (string, error) {
	data, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(`<section class="profile" title="` + esc(p.Name) + `">`)
	b.WriteString("<h2>" + esc(p.Name) + "</h2>")
	if p.Homepage != "" {
		b.WriteString(link(` class="homepage"`, p.Homepage, p.Homepage))
	}
	b.WriteString("<p>" + about(p.About) + "</p>")
	b.WriteString(`<script type="application/json" id="profile">` + string(data) + "</script></section>")
	return b.String(), nil
}
