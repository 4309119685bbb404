package checker

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"

	"example.org/linkcheck/internal/fleet"
	"example.org/linkcheck/internal/pages"
	"example.org/linkcheck/internal/report"
)

func Check(ctx context.Context, link string) report.Entry {
	entry := report.Entry{Link: link}
	if err := check(ctx, link, 5, &entry); err != nil {
		entry.Problem = err.Error()
	}
	return entry
}

// get connects to the very address that was found to be none of ours.
func get(ctx context.Context, u *url.URL) (*http.Response, error) {
	ip, err := fleet.Outside(ctx, u.Hostname())
	if err != nil {
		return nil, err
	}
	port := u.Port()
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%q is not spoken here", u.Scheme)
	case port == "" && u.Scheme == "https":
		port = "443"
	case port == "":
		port = "80"
	}
	direct := *u
	direct.User = nil
	direct.Host = net.JoinHostPort(ip.String(), port)
	request, err := http.NewRequestWithContext(ctx, "GET", direct.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Host = u.Host
	transport := &http.Transport{
		TLSClientConfig:   &tls.Config{ServerName: u.Hostname()},
		DisableKeepAlives: true,
	}
	return transport.RoundTrip(request)
}

func check(ctx context.Context, address string, left int, entry *report.Entry) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	answer, err := get(ctx, u)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 512<<10))
	if err != nil {
		return err
	}
	to := pages.Refresh(body)
	if location := answer.Header.Get("Location"); location != "" {
		switch answer.StatusCode {
		case 301, 302, 303, 307, 308:
			to = location
		}
	}
	if to == "" {
		entry.Final, entry.Status = address, answer.StatusCode
		entry.Title, entry.Links = pages.Title(body), pages.Links(u, body)
		return nil
	}
	if left == 0 {
		return fmt.Errorf("redirected too often")
	}
	next, err := u.Parse(to)
	if err != nil {
		return err
	}
	return check(ctx, next.String(), left-1, entry)
}
