// Package pages finds things in HTML, as far as a link checker needs it.
package pages

import (
	"html"
	"net/url"
	"regexp"
	"strings"
)

var (
	title   = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)
	anchor  = regexp.MustCompile(`(?is)<a\s[^>]*?href\s*=\s*"([^"]*)"`)
	refresh = regexp.MustCompile(`(?is)<meta\s+http-equiv="refresh"\s+content="\d+;\s*url=([^"]*)"`)
)

func first(pattern *regexp.Regexp, body []byte) string {
	found := pattern.FindSubmatch(body)
	if found == nil {
		return ""
	}
	return strings.TrimSpace(html.UnescapeString(string(found[1])))
}

// Title returns the title of a page, or the empty string.
func Title(body []byte) string { return first(title, body) }

// Refresh returns where a page sends its readers at once, or the empty string.
func Refresh(body []byte) string { return first(refresh, body) }

// Links returns the addresses of the links on the page that has the address base.
func Links(base *url.URL, body []byte) []string {
	links := []string{}
	for _, found := range anchor.FindAllSubmatch(body, -1) {
		link, err := base.Parse(strings.TrimSpace(html.UnescapeString(string(found[1]))))
		if err == nil && (link.Scheme == "http" || link.Scheme == "https") {
			links = append(links, link.String())
		}
	}
	return links
}
