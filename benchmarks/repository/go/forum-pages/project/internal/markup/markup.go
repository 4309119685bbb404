// Package markup makes HTML of what people typed.
package markup

import (
	"net/url"
	"regexp"
	"strings"
)

// HTML can stand in a page as it is. It is made by this package, or written down in the program.
type HTML string

var (
	text  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	quote = strings.NewReplacer(`"`, "&#34;", "'", "&#39;")
	blank = regexp.MustCompile(`\n{2,}`)
)

// Text is plain text as it stands between tags.
func Text(plain string) HTML { return HTML(text.Replace(plain)) }

// Attribute is plain text as it stands in the value of an attribute, between quotes.
func Attribute(plain string) HTML { return HTML(quote.Replace(string(Text(plain)))) }

// Link is an address as it stands in the value of href. It reports false for what is not the address
// of a web page.
func Link(address string) (HTML, bool) {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Scheme != "http" && parsed.Scheme != "https" {
		return "#", false
	}
	return Attribute(address), true
}

// Paragraphs is a longer text: empty lines part its paragraphs, other line breaks are kept.
func Paragraphs(plain string) HTML {
	var html strings.Builder
	for _, paragraph := range blank.Split(strings.TrimSpace(plain), -1) {
		html.WriteString("<p>" + strings.ReplaceAll(string(Text(paragraph)), "\n", "<br>") + "</p>")
	}
	return HTML(html.String())
}
