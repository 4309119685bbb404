package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"

	"example.org/roster/internal/people"
	"example.org/roster/internal/web"
)

var server *web.Server

// Calls names what the checks can call.
var Calls = map[string]any{
	"open": func(users []people.User) { server = web.New(people.NewDirectory(users)) },
	"request": func(user, method, path, body string) (int, string, error) {
		if server == nil {
			return 0, "", errors.New("not open")
		}
		request, err := http.NewRequest(method, "http://roster.example"+path, strings.NewReader(body))
		if err != nil {
			return 0, "", err
		}
		request.Header.Set("X-User", user)
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		return answer.Code, answer.Body.String(), nil
	},
}
