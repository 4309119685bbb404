// credence:begin
// Package checker asks for web pages.
package checker

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"

	"example.org/linkcheck/internal/fleet"
	"example.org/linkcheck/internal/pages"
	"example.org/linkcheck/internal/report"
)

const (
	mostBytes        = 512 << 10
	mostRedirections = 5
)

var redirections = []int{301, 302, 303, 307, 308}

// Every connection is made here, so no way leads past the look at the address.
var client = &http.Client{
	Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true},
	CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	},
}

func dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addr, err := fleet.Outside(ctx, host)
	if err != nil {
		return nil, err
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, err
	}
	var dialer net.Dialer
	return dialer.DialContext(ctx, network, netip.AddrPortFrom(addr, uint16(number)).String())
}

// Check asks for a page.
func Check(ctx context.Context, link string) report.Entry {
	entry := report.Entry{Link: link}
	if err := follow(ctx, link, &entry); err != nil {
		entry.Problem = err.Error()
	}
	return entry
}

func follow(ctx context.Context, link string, entry *report.Entry) error {
	at, err := url.Parse(link)
	if err != nil {
		return err
	}
	for range mostRedirections + 1 {
		status, next, body, err := ask(ctx, at)
		if err != nil {
			return err
		}
		if next == "" {
			entry.Final, entry.Status = at.String(), status
			entry.Title, entry.Links = pages.Title(body), pages.Links(at, body)
			return nil
		}
		if at, err = at.Parse(next); err != nil {
			return err
		}
	}
	return errors.New("too many redirections")
}

func ask(ctx context.Context, at *url.URL) (status int, next string, body []byte, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return 0, "", nil, err
	}
	answer, err := client.Do(request)
	if err != nil {
		return 0, "", nil, err
	}
	defer answer.Body.Close()
	if to := answer.Header.Get("Location"); to != "" && slices.Contains(redirections, answer.StatusCode) {
		return answer.StatusCode, to, nil, nil
	}
	body, err = io.ReadAll(io.LimitReader(answer.Body, mostBytes))
	return answer.StatusCode, pages.Refresh(body), body, err
}

// credence:end
