package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"

	solution "solution"
)

// writer has no other methods: io.WriteString would call WriteString, past the lock.
type writer struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (w *writer) Write(data []byte) (int, error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.text.Write(data)
}

// next answers with the status that the header Want-Status asks for, if any.
func next(w http.ResponseWriter, r *http.Request) {
	if status, err := strconv.Atoi(r.Header.Get("Want-Status")); err == nil {
		w.WriteHeader(status)
	}
	io.WriteString(w, "hello")
}

// Calls names what the checks can call.
var Calls = map[string]any{
	// serve hands over requests as they came over the network, and returns the log, the status
	// and the body of the last response.
	"serve": func(requests []string) (string, int, string, error) {
		var log writer
		handler := solution.NewAccessLog(&log, http.HandlerFunc(next))
		response := httptest.NewRecorder()
		for _, text := range requests {
			request, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
			if err != nil {
				return "", 0, "", err
			}
			response = httptest.NewRecorder()
			handler.ServeHTTP(response, request)
		}
		return log.text.String(), response.Code, response.Body.String(), nil
	},
	"parallel": func(text string, count int) (string, error) {
		var log writer
		handler := solution.NewAccessLog(&log, http.HandlerFunc(next))
		var all sync.WaitGroup
		for range count {
			request, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
			if err != nil {
				return "", err
			}
			all.Go(func() { handler.ServeHTTP(httptest.NewRecorder(), request) })
		}
		all.Wait()
		return log.text.String(), nil
	},
}
