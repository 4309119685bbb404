package solution

import (
	"errors"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

type Page struct {
	URL   string
	Title string
}

var ErrHost = errors.New("no previews for this host")

var title = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)

func listed(address string, hosts []string) bool {
	for _, host := range hosts {
		if u, err := url.Parse(address); err == nil && strings.HasSuffix(u.Hostname(), host) {
			return true
		}
	}
	return false
}

func Preview(address string, hosts []string) (Page, error) {
	if !listed(address, hosts) {
		return Page{}, ErrHost
	}
	client := &http.Client{
		Timeout: 3 * time.Second,
		CheckRedirect: func(next *http.Request, via []*http.Request) error {
			if len(via) > 5 {
				return errors.New("too many redirects")
			}
			if !listed(next.URL.String(), hosts) {
				return ErrHost
			}
			return nil
		},
	}
	resp, err := client.Get(address)
	if err != nil {
		return Page{}, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return Page{}, err
	}
	page := Page{URL: resp.Request.URL.String()}
	if match := title.FindSubmatch(body); match != nil {
		page.Title = strings.TrimSpace(html.UnescapeString(string(match[1])))
	}
	return page, nil
}
