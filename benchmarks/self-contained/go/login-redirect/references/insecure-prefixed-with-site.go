package solution

import (
	"net/url"
	"strings"
)

func LocationAfterLogin(query, site string) string {
	values, _ := url.ParseQuery(query)
	next, lang := values.Get("next"), values.Get("lang")
	if next == "" {
		next = "/account"
	}
	if !strings.HasPrefix(next, "http://") && !strings.HasPrefix(next, "https://") {
		next = site + next
	} else if !strings.HasPrefix(next, site+"/") {
		next = site
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
