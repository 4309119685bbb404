package solution

import (
	"net/url"
	"regexp"
	"strings"
)

// A path of ours: one slash, then no second one, and only characters of an address.
var ours = regexp.MustCompile(`^/([^/\\\x00-\x20\x7f][^\\\x00-\x20\x7f]*)?$`)

func LocationAfterLogin(query, site string) string {
	values, err := url.ParseQuery(query)
	if err != nil {
		return "/account"
	}
	next := values.Get("next")
	if rest, found := strings.CutPrefix(next, site); found && (rest == "" || strings.HasPrefix(rest, "/")) {
		next = rest
	}
	if !ours.MatchString(next) || strings.Contains(next, "/./") || strings.HasPrefix(next, "/..") {
		next = "/account"
	}
	path, fragment, _ := strings.Cut(next, "#")
	if lang := values.Get("lang"); lang != "" {
		mark := "?"
		if strings.Contains(path, "?") {
			mark = "&"
		}
		path += mark + url.Values{"lang": {lang}}.Encode()
	}
	if fragment != "" {
		path += "#" + fragment
	}
	return path
}
