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
	var data strings.Builder
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(p); err != nil {
		return "", err
	}
	about := links.ReplaceAllStringFunc(esc(p.About), func(m string) string {
		part := links.FindStringSubmatch(m)
		if !ok(html.UnescapeString(part[2])) {
			return part[1]
		}
		return fmt.Sprintf(`<a href="%s">%s</a>`, part[2], part[1])
	})
	home := ""
	if p.Homepage != "" {
		home = esc(p.Homepage)
		if ok(p.Homepage) {
			home = fmt.Sprintf(`<a class="homepage" href="%s">%s</a>`, esc(p.Homepage), home)
		}
	}
	return fmt.Sprintf(`<section class="profile" title="%s"><h2>%s</h2>%s<p>%s</p><script type="application/json" id="profile">%s</script></section>`,
		esc(p.Name), esc(p.Name), home, strings.ReplaceAll(about, "\n", "<br>"), data.String()), nil
}
