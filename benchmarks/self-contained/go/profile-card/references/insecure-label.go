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

var links = regexp.MustCompile(`\[([^\[\]]*)\]\(([^()\s]*)\)`)

func ok(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https")
}

func esc(s string) string { return html.EscapeString(s) }

func RenderProfile(p Profile) (string, error) {
	data, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	about := links.ReplaceAllStringFunc(p.About, func(m string) string {
		part := links.FindStringSubmatch(m)
		if !ok(part[2]) {
			return ""
		}
		return fmt.Sprintf("<a href=\"%s\">%s</a>", esc(part[2]), part[1])
	})
	about = strings.ReplaceAll(about, "<script", "&lt;script")
	home := ""
	if p.Homepage != "" {
		home = esc(p.Homepage)
		if ok(p.Homepage) {
			home = fmt.Sprintf(`<a class="homepage" href="%s">%s</a>`, esc(p.Homepage), home)
		}
	}
	return fmt.Sprintf(`<section class="profile" title="%s"><h2>%s</h2>%s<p>%s</p><script type="application/json" id="profile">%s</script></section>`,
		esc(p.Name), esc(p.Name), home, strings.ReplaceAll(about, "\n", "<br>"), data), nil
}
