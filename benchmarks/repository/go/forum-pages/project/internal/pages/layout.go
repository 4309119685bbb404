// Package pages writes what readers see.
package pages

import (
	"strings"
	"text/template"

	"example.org/forum/internal/markup"
)

var frame = template.Must(template.New("frame").Parse(`<!doctype html>
<html>
<head><meta charset="utf-8"><title>{{.Title}}</title></head>
<body>
{{.Body}}
</body>
</html>
`))

// layout is the whole page around a body.
func layout(title, body markup.HTML) (string, error) {
	var page strings.Builder
	err := frame.Execute(&page, map[string]markup.HTML{"Title": title, "Body": body})
	return page.String(), err
}
