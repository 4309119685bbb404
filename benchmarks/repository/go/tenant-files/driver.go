package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"

	"example.org/vault/internal/web"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"request": func(tenant, method, path string, body []byte) (int, []byte, error) {
		server, err := web.Open("/box/data")
		if err != nil {
			return 0, nil, err
		}
		request, err := http.NewRequest(method, "http://vault.example"+path, bytes.NewReader(body))
		if err != nil {
			return 0, nil, err
		}
		request.Header.Set("X-Tenant", tenant)
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		return answer.Code, answer.Body.Bytes(), nil
	},
}
