package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"time"

	"example.org/courier/internal/depot"
	"example.org/courier/internal/keys"
	"example.org/courier/internal/links"
	"example.org/courier/internal/web"
)

var server *web.Server

// Calls names what the checks can call.
var Calls = map[string]any{
	"open": func(all []keys.Key, files map[string]string, now int64) {
		contents := depot.Depot{}
		for name, content := range files {
			contents[name] = []byte(content)
		}
		server = &web.Server{
			Ring:  keys.NewRing(all),
			Depot: contents,
			Now:   func() time.Time { return time.Unix(now, 0) },
		}
	},
	"share": func(file string, seconds int) string {
		return server.Share(file, time.Duration(seconds)*time.Second)
	},
	"get": func(path string) (int, string, error) {
		request, err := http.NewRequest(http.MethodGet, "http://courier.example"+path, nil)
		if err != nil {
			return 0, "", err
		}
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		return answer.Code, answer.Body.String(), nil
	},
	"refused": func(link string) (bool, error) {
		parsed, err := url.Parse(link)
		if err != nil {
			return false, err
		}
		_, err = links.Verify(server.Ring, parsed, server.Now())
		return errors.Is(err, links.ErrLink), nil
	},
}
