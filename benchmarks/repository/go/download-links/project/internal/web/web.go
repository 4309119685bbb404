// Package web hands out files.
package web

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"

	"example.org/courier/internal/depot"
	"example.org/courier/internal/keys"
	"example.org/courier/internal/links"
)

// Server is the handler of all requests from outside.
type Server struct {
	Ring  *keys.Ring
	Depot depot.Depot
	Now   func() time.Time
}

// Share makes a link to a file that counts for some time. Our own tools call it.
func (s *Server) Share(file string, lasting time.Duration) string {
	return links.Sign(s.Ring, file, s.Now().Add(lasting))
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodGet && r.URL.Path == "/keys":
		_ = json.NewEncoder(w).Encode(s.Ring.Public())
	case r.Method == http.MethodGet && strings.HasPrefix(r.URL.Path, "/get/"):
		s.get(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (s *Server) get(w http.ResponseWriter, r *http.Request) {
	name, err := links.Verify(s.Ring, r.URL, s.Now())
	if err != nil {
		http.Error(w, "this link does not count", http.StatusForbidden)
		return
	}
	content, ok := s.Depot[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	_, _ = io.WriteString(w, string(content))
}
