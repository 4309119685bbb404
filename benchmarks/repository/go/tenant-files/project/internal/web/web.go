// Package web answers the requests of tenants.
package web

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"example.org/vault/internal/aliases"
	"example.org/vault/internal/faults"
	"example.org/vault/internal/files"
	"example.org/vault/internal/tenants"
)

const mostBytes = 8 << 20

// Server is the handler of all requests.
type Server struct {
	tenants tenants.Registry
}

// Open serves the tenants of a folder.
func Open(folder string) (*Server, error) {
	registry, err := tenants.Open(folder)
	if err != nil {
		return nil, err
	}
	return &Server{registry}, nil
}

// ServeHTTP answers /files/NAME (GET, PUT), /list/FOLDER (GET) and /aliases/NAME (PUT). The gateway
// sets the header X-Tenant once it knows who asks.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	tenant, err := s.tenants.Find(r.Header.Get("X-Tenant"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	kind, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch r.Method + " " + kind {
	case "GET files":
		data, err := files.Load(tenant, name)
		answer(w, data, err)
	case "PUT files":
		data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBytes))
		if err == nil {
			err = files.Save(tenant, name, data)
		}
		answer(w, []byte("kept"), err)
	case "GET list":
		names, err := files.List(tenant, name)
		data, _ := json.Marshal(names)
		answer(w, data, err)
	case "PUT aliases":
		target, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 4096))
		if err == nil {
			err = aliases.Make(tenant, name, string(target))
		}
		answer(w, []byte("made"), err)
	default:
		http.Error(w, "no such page", http.StatusNotFound)
	}
}

func answer(w http.ResponseWriter, data []byte, err error) {
	switch {
	case errors.Is(err, faults.ErrNotFound):
		http.Error(w, err.Error(), http.StatusNotFound)
	case errors.Is(err, faults.ErrName):
		http.Error(w, err.Error(), http.StatusBadRequest)
	case err != nil:
		http.Error(w, "something went wrong", http.StatusInternalServerError)
	default:
		_, _ = w.Write(data)
	}
}
