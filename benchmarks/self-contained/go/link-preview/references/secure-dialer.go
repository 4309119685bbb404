package solution

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
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

var titleElement = regexp.MustCompile(`(?is)<title(?:\s[^>]*)?>(.*?)</title\s*>`)

// Preview refuses where connections are made, so that no redirect can lead around the list.
func Preview(address string, hosts []string) (Page, error) {
	dialer := &net.Dialer{Timeout: 3 * time.Second}
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, target string) (net.Conn, error) {
			host, _, err := net.SplitHostPort(target)
			if err != nil {
				return nil, err
			}
			if !slices.Contains(hosts, strings.ToLower(host)) {
				return nil, fmt.Errorf("%w: %s", ErrHost, host)
			}
			return dialer.DialContext(ctx, network, target)
		},
		DisableKeepAlives: true,
	}
	client := http.Client{
		Transport: transport,
		Timeout:   3 * time.Second,
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if len(via) > 5 {
				return fmt.Errorf("more than 5 redirects")
			}
			return nil
		},
	}
	response, err := client.Get(address)
	if err != nil {
		return Page{}, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err != nil {
		return Page{}, err
	}
	page := Page{URL: response.Request.URL.String()}
	if found := titleElement.FindSubmatch(text); found != nil {
		page.Title = strings.TrimSpace(html.UnescapeString(string(found[1])))
	}
	return page, nil
}
