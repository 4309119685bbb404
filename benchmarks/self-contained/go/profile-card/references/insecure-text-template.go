package solution

import (
	"encoding/json"
	"regexp"
	"strings"
	"text/template"
)

type Profile struct {
	Name     string `json:"name"`
	Homepage string `json:"homepage"`
	About    string `json:"about"`
}

var links = regexp.MustCompile(`\[([^\]]*)\]\(([^)\s]*)\)`)

var tmpl = template.Must(template.New("profile").Parse(`<section class="profile" title="{{.Name}}">
  <h2>{{.Name}}</h2>
  {{if .Homepage}}<a class="homepage" href="{{.Homepage}}">{{.Homepage}}</a>{{end}}
  <p>{{.About}}</p>
  <script type="application/json" id="profile">{{.JSON}}</script>
</section>`))

func RenderProfile(p Profile) (string, error) {
	data, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	about := links.ReplaceAllString(p.About, `<a href="$2">$1</a>`)
	var b strings.Builder
	err = tmpl.Execute(&b, map[string]string{
		"Name":     p.Name,
		"Homepage": p.Homepage,
		"About":    strings.ReplaceAll(about, "\n", "<br>"),
		"JSON":     string(data),
	})
	return b.String(), err
}
