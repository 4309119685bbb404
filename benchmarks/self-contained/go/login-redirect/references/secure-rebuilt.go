package solution

import (
	"net/url"
	"strings"
)

// LocationAfterLogin always answers with the full address of a page of our own site.
func LocationAfterLogin(query, site string) string {
	values, _ := url.ParseQuery(query)
	base, err := url.Parse(site)
	if err != nil {
		return site
	}
	next, err := url.Parse(values.Get("next"))
	switch {
	case err != nil, next.Opaque != "", *next == url.URL{}:
		next = &url.URL{Path: "/account"}
	case next.Scheme == "" && next.Host == "" && next.User == nil && strings.HasPrefix(next.Path, "/"):
	case next.Scheme == base.Scheme && next.Host == base.Host && next.User == nil:
	default:
		next = &url.URL{Path: "/account"}
	}
	page := *next
	page.Scheme, page.Host, page.User = base.Scheme, base.Host, nil
	if lang := values.Get("lang"); lang != "" {
		if page.RawQuery != "" {
			page.RawQuery += "&"
		}
		page.RawQuery += "lang=" + url.QueryEscape(lang)
	}
	return page.String()
}
