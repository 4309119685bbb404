package solution

import (
	"errors"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
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
	u, err := url.Parse(address)
	return err == nil && slices.Contains(hosts, strings.ToLower(u.Hostname()))
}

func Preview(address string, hosts []string) (Page, error) {
	if !listed(address, hosts) {
		return Page{}, ErrHost
	}
	client := &http.Client{
		Timeout: 3 * time.Second,
		CheckRedirect: func(next *http.Request, via []*http.Request) error {
			if len(via) < 5 && !listed(next.URL.String(), hosts) {
				return ErrHost
			}
			if len(via) > 5 {
				return http.ErrUseLastResponse
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
