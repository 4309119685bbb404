package solution

import (
	"encoding/json"
	"fmt"
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

var markdownLink = regexp.MustCompile(`\[([^\[\]]*)\]\(([^\s()]*)\)`)

func anchor(class, address, text string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return html.EscapeString(text)
	}
	return fmt.Sprintf(`<a%s href="%s">%s</a>`, class, html.EscapeString(address), html.EscapeString(text))
}

func RenderProfile(p Profile) (string, error) {
	data, err := json.Marshal(p) // escapes <, > and &
	if err != nil {
		return "", err
	}
	var about strings.Builder
	rest := p.About
	for {
		at := markdownLink.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		about.WriteString(html.EscapeString(rest[:at[0]]))
		about.WriteString(anchor("", rest[at[4]:at[5]], rest[at[2]:at[3]]))
		rest = rest[at[1]:]
	}
	about.WriteString(html.EscapeString(rest))
	name := html.EscapeString(p.Name)
	home := ""
	if p.Homepage != "" {
		home = anchor(` class="homepage"`, p.Homepage, p.Homepage)
	}
	return `<section class="profile" title="` + name + `"><h2>` + name + `</h2>` + home +
		`<p>` + strings.ReplaceAll(about.String(), "\n", "<br>\n") + `</p>` +
		`<script type="application/json" id="profile">` + string(data) + `</script></section>`, nil
}
