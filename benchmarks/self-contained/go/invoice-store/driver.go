package main

import (
	"net/http"
	"net/http/httptest"
	"strings"

	solution "solution"
)

var handler http.Handler

// Calls names what the checks can call.
var Calls = map[string]any{
	"open": func(invoices []solution.Invoice) { handler = solution.NewHandler(invoices) },
	"ask": func(customer, method, target, body string) (int, string) {
		request := httptest.NewRequest(method, target, strings.NewReader(body))
		request.Header.Set("X-Customer", customer)
		response := httptest.NewRecorder()
		handler.ServeHTTP(response, request)
		return response.Code, response.Body.String()
	},
}
