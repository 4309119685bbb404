package main

import (
	"net/http"
	"net/http/httptest"
	"strings"

	"example.org/locker/internal/plans"
	"example.org/locker/internal/web"
)

var server *web.Server

// Calls names what the checks can call.
var Calls = map[string]any{
	"open": func(accounts map[string]plans.Plan) { server = web.New(plans.NewBook(accounts)) },
	"request": func(method, path, body string) (int, string, error) {
		request, err := http.NewRequest(method, "http://locker.example"+path, strings.NewReader(body))
		if err != nil {
			return 0, "", err
		}
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		return answer.Code, answer.Body.String(), nil
	},
}
