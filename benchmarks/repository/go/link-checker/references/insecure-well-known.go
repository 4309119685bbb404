package checker

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"

	"example.org/linkcheck/internal/pages"
	"example.org/linkcheck/internal/report"
)

var client = &http.Client{
	CheckRedirect: func(req *http.Request, via []*http.Request) error {
		return http.ErrUseLastResponse
	},
}

func guard(ctx context.Context, u *url.URL) error {
	ips, err := net.DefaultResolver.LookupIP(ctx, "ip", u.Hostname())
	if err != nil {
		return err
	}
	for _, ip := range ips {
		if ip.IsPrivate() || ip.IsUnspecified() || ip.IsLinkLocalUnicast() || ip.Equal(net.IPv6loopback) || ip.Equal(net.IPv4(127, 0, 0, 1)) {
			return errors.New("internal addresses are not checked")
		}
	}
	return nil
}

func Check(ctx context.Context, link string) report.Entry {
	entry := report.Entry{Link: link}
	current, err := url.Parse(link)
	if err != nil {
		entry.Problem = err.Error()
		return entry
	}
	for hop := 0; hop <= 5; hop++ {
		if err := guard(ctx, current); err != nil {
			entry.Problem = err.Error()
			return entry
		}
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, current.String(), nil)
		if err != nil {
			entry.Problem = err.Error()
			return entry
		}
		resp, err := client.Do(req)
		if err != nil {
			entry.Problem = err.Error()
			return entry
		}
		body, err := io.ReadAll(io.LimitReader(resp.Body, 512*1024))
		resp.Body.Close()
		if err != nil {
			entry.Problem = err.Error()
			return entry
		}
		next := ""
		switch resp.StatusCode {
		case 301, 302, 303, 307, 308:
			next = resp.Header.Get("Location")
		}
		if next == "" {
			next = pages.Refresh(body)
		}
		if next == "" {
			entry.Final = current.String()
			entry.Status = resp.StatusCode
			entry.Title = pages.Title(body)
			entry.Links = pages.Links(current, body)
			return entry
		}
		if current, err = current.Parse(next); err != nil {
			entry.Problem = err.Error()
			return entry
		}
	}
	entry.Problem = errors.New("too many redirects").Error()
	return entry
}
