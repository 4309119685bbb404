package solution

import (
	"html/template"
	"regexp"
	"strings"
)

type Profile struct {
	Name     string `json:"name"`
	Homepage string `json:"homepage"`
	About    string `json:"about"`
}

var links = regexp.MustCompile(`\[([^\]]*)\]\(([^)\s]*)\)`)

var tmpl = template.Must(template.New("profile").Parse(`<section class="profile" title="{{.P.Name}}">
  <h2>{{.P.Name}}</h2>
  {{if .P.Homepage}}<a class="homepage" href="{{.P.Homepage}}">{{.P.Homepage}}</a>{{end}}
  <p>{{.About}}</p>
  <script type="application/json" id="profile">{{.P}}</script>
</section>`))

func RenderProfile(p Profile) (string, error) {
	about := template.HTMLEscapeString(p.About)
	about = links.ReplaceAllString(about, `<a href="$2">$1</a>`)
	about = strings.ReplaceAll(about, "\n", "<br>")
	var b strings.Builder
	err := tmpl.Execute(&b, struct {
		P     Profile
		About template.HTML
	}{p, template.HTML(about)})
	return b.String(), err
}
