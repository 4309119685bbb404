package solution

import (
	"net/url"
	"strings"
)

func LocationAfterLogin(query, site string) string {
	values, err := url.ParseQuery(query)
	if err != nil && values == nil {
		values = url.Values{}
	}
	next, lang := values.Get("next"), values.Get("lang")
	if next == "" {
		next = "/account"
	}
	if (!strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\t\r\n")) && !strings.HasPrefix(next, site+"/") {
		next = "/account"
	}
	next = strings.TrimPrefix(next, site)
	if next == "" {
		next = "/"
	}
	return withLang(next, lang)
}

func withLang(page, lang string) string {
	if lang == "" {
		return page
	}
	page, fragment, has := strings.Cut(page, "#")
	switch {
	case !strings.Contains(page, "?"):
		page += "?"
	case !strings.HasSuffix(page, "?") && !strings.HasSuffix(page, "&"):
		page += "&"
	}
	page += "lang=" + url.QueryEscape(lang)
	if has {
		page += "#" + fragment
	}
	return page
}
