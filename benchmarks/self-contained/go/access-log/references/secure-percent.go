package solution

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
)

type statusWriter struct {
	http.ResponseWriter
	code int
}

func (s *statusWriter) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }

type accessLog struct {
	mu   sync.Mutex
	w    io.Writer
	next http.Handler
}

func NewAccessLog(w io.Writer, next http.Handler) http.Handler {
	return &accessLog{w: w, next: next}
}

func (l *accessLog) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path, search := r.URL.Path, r.URL.Query().Get("q")
	user, _, _ := r.BasicAuth()
	method, agent := r.Method, r.Header.Get("User-Agent")

	sw := &statusWriter{w, http.StatusOK}
	l.next.ServeHTTP(sw, r)

	var line bytes.Buffer
	for _, value := range []string{method, path, search, user, agent} {
		if value == "" {
			value = "-"
		}
		for i := range len(value) {
			// Only control characters are written in their percent-encoded form.
			if value[i] < 0x20 || value[i] == 0x7f {
				fmt.Fprintf(&line, "%%%02X", value[i])
			} else {
				line.WriteByte(value[i])
			}
		}
		line.WriteByte('\t')
	}
	line.WriteString(strconv.Itoa(sw.code) + "\n")
	l.mu.Lock()
	defer l.mu.Unlock()
	l.w.Write(line.Bytes())
}
