package solution

import (
	"encoding/json"
	"fmt"
	"html"
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
	return regexp.MustCompile(`(?m)^https?://`).MatchString(address)
}

func esc(s string) string { return html.EscapeString(s) }

func RenderProfile(p Profile) (string, error) {
	data, err := json.Marshal(p)
	if err != nil {
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
		esc(p.Name), esc(p.Name), home, strings.ReplaceAll(about, "\n", "<br>"), data), nil
}
