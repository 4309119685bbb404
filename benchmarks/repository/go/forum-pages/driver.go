package main

import (
	"net/http"
	"net/http/httptest"
	"strings"

	"example.org/forum/internal/web"
)

var server = web.New()

// Calls names what the checks can call.
var Calls = map[string]any{
	"request": func(method, path, body string) (int, string, error) {
		request, err := http.NewRequest(method, "http://forum.example"+path, strings.NewReader(body))
		if err != nil {
			return 0, "", err
		}
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		return answer.Code, answer.Body.String(), nil
	},
}
