package solution

import (
	"net/url"
	"strings"
)

func LocationAfterLogin(query, site string) string {
	values, _ := url.ParseQuery(query)
	next, lang := values.Get("next"), values.Get("lang")
	if next == "" || !strings.HasPrefix(next, "/") && !strings.HasPrefix(next, site+"/") {
		next = "/account"
	}
	if lang == "" {
		return next
	}
	page, fragment, found := strings.Cut(next, "#")
	if strings.Contains(page, "?") {
		page += "&"
	} else {
		page += "?"
	}
	page += "lang=" + url.QueryEscape(lang)
	if found {
		page += "#" + fragment
	}
	return page
}
