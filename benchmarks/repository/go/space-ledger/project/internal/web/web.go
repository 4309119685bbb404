// Package web answers the requests of customers.
package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"example.org/locker/internal/ledger"
	"example.org/locker/internal/plans"
	"example.org/locker/internal/units"
	"example.org/locker/internal/uploads"
)

// Server is the handler of all requests. The gateway has looked whose account it is.
type Server struct {
	ledger *ledger.Ledger
	mux    *http.ServeMux
}

// New makes a server with nothing booked.
func New(book *plans.Book) *Server {
	s := &Server{ledger: ledger.New(book), mux: http.NewServeMux()}
	s.mux.HandleFunc("GET /accounts/{account}", s.used)
	s.mux.HandleFunc("POST /accounts/{account}/reserve", s.book((*ledger.Ledger).Reserve))
	s.mux.HandleFunc("POST /accounts/{account}/release", s.book((*ledger.Ledger).Release))
	s.mux.HandleFunc("POST /accounts/{account}/transfer", s.transfer)
	return s
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

func (s *Server) used(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, int64(s.ledger.Used(r.PathValue("account"))))
}

func (s *Server) book(do func(*ledger.Ledger, string, []uploads.Part) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		parts, err := uploads.Read(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.answer(w, r, do(s.ledger, r.PathValue("account"), parts))
	}
}

func (s *Server) transfer(w http.ResponseWriter, r *http.Request) {
	var body struct {
		To   string
		Size units.Bytes
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.answer(w, r, s.ledger.Transfer(r.PathValue("account"), body.To, body.Size))
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, ledger.ErrQuota):
		http.Error(w, err.Error(), http.StatusConflict)
	case errors.Is(err, ledger.ErrParts):
		http.Error(w, err.Error(), http.StatusBadRequest)
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	default:
		s.used(w, r)
	}
}
