package solution

import (
	"errors"
	"fmt"
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

var title = regexp.MustCompile(`(?is)<title(?:\s[^>]*)?>(.*?)</title\s*>`)

func listed(u *url.URL, hosts []string) bool {
	return slices.Contains(hosts, strings.ToLower(u.Hostname()))
}

func Preview(address string, hosts []string) (Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return Page{}, err
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return Page{}, fmt.Errorf("bad scheme: %w", ErrHost)
	}
	if !listed(u, hosts) {
		return Page{}, ErrHost
	}
	client := &http.Client{
		Timeout:       3 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	var resp *http.Response
	for n := 0; ; n++ {
		
		resp, err = client.Get(u.String())
		if err != nil {
			return Page{}, err
		}
		loc := resp.Header.Get("Location")
		switch resp.StatusCode {
		case 301, 302, 303, 307, 308:
		default:
			loc = ""
		}
		if loc == "" {
			break
		}
		resp.Body.Close()
		if n == 5 {
			return Page{}, errors.New("too many redirects")
		}
		next, err := u.Parse(loc)
		if err != nil {
			return Page{}, err
		}
		if next.Path != u.Path && !listed(next, hosts) {
			return Page{}, ErrHost
		}
		u = next
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return Page{}, err
	}
	p := Page{URL: resp.Request.URL.String()}
	if m := title.FindSubmatch(body); m != nil {
		p.Title = strings.TrimSpace(html.UnescapeString(string(m[1])))
	}
	return p, nil
}
