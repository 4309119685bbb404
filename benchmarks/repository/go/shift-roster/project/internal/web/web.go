// Package web answers the requests of people in the hospital.
package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"sync"

	"example.org/roster/internal/people"
	"example.org/roster/internal/policy"
	"example.org/roster/internal/shifts"
)

// Server is the handler of all requests.
type Server struct {
	directory *people.Directory
	shifts    *shifts.Store
	mux       *http.ServeMux

	mu      sync.Mutex
	notices map[string]string
}

// New makes a server without shifts.
func New(directory *people.Directory) *Server {
	s := &Server{
		directory: directory,
		shifts:    shifts.NewStore(),
		mux:       http.NewServeMux(),
		notices:   map[string]string{},
	}
	s.mux.HandleFunc("GET /wards/{ward}/notice", s.authorized(s.readNotice))
	s.mux.HandleFunc("PUT /wards/{ward}/notice", s.authorized(s.writeNotice))
	s.mux.HandleFunc("GET /wards/{ward}/shifts", s.authorized(s.listShifts))
	s.mux.HandleFunc("POST /wards/{ward}/shifts", s.authorized(s.addShift))
	s.mux.HandleFunc("PATCH /shifts/{id}", s.authorized(s.changeShift))
	s.mux.HandleFunc("DELETE /shifts/{id}", s.authorized(s.removeShift))
	s.mux.HandleFunc("POST /swap", s.authorized(s.swapShifts))
	return s
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

type userKey struct{}

// authorized lets requests of people with an account through.
func (s *Server) authorized(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		user, ok := s.directory.Find(r.Header.Get("X-User"))
		if !ok {
			http.Error(w, "please log in", http.StatusUnauthorized)
			return
		}
		next(w, r.WithContext(context.WithValue(r.Context(), userKey{}, user)))
	}
}

// userOf returns who sent a request that authorized let through.
func userOf(r *http.Request) people.User {
	user, _ := r.Context().Value(userKey{}).(people.User)
	return user
}

// errBody says that the body of a request cannot be used.
var errBody = errors.New("the body of the request cannot be used")

// fail answers with an error.
func fail(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	switch {
	case errors.Is(err, policy.ErrDenied):
		status = http.StatusForbidden
	case errors.Is(err, shifts.ErrUnknown):
		status = http.StatusNotFound
	case errors.Is(err, errBody):
		status = http.StatusBadRequest
	}
	http.Error(w, err.Error(), status)
}

// answer answers with a value as JSON.
func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value)
}
