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

type piece struct {
	Break     bool
	Text, URL string
}

var link = regexp.MustCompile(`\[([^\[\]]*)\]\(([^\s()]*)\)`)

var page = template.Must(template.New("profile").Parse(`<section class="profile" title="{{.Profile.Name}}">
<h2>{{.Profile.Name}}</h2>
{{with .Profile.Homepage}}<a class="homepage" href="{{.}}">{{.}}</a>{{end}}
<p>{{range .Pieces}}{{if .Break}}<br>{{else if .URL}}<a href="{{.URL}}">{{.Text}}</a>{{else}}{{.Text}}{{end}}{{end}}</p>
<script type="application/json" id="profile">{{.Profile}}</script>
</section>`))

func pieces(about string) (found []piece) {
	for i, line := range strings.Split(about, "\n") {
		if i > 0 {
			found = append(found, piece{Break: true})
		}
		end := 0
		for _, at := range link.FindAllStringSubmatchIndex(line, -1) {
			found = append(found, piece{Text: line[end:at[0]]})
			found = append(found, piece{Text: line[at[2]:at[3]], URL: line[at[4]:at[5]]})
			end = at[1]
		}
		found = append(found, piece{Text: line[end:]})
	}
	return found
}

func RenderProfile(p Profile) (string, error) {
	var out strings.Builder
	err := page.Execute(&out, map[string]any{"Profile": p, "Pieces": pieces(p.About)})
	return out.String(), err
}
