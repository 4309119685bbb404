package solution

import (
	"regexp"
	"encoding/json"
	"io"
	"net/http"
	"sort"
	"strconv"
	"strings"
	"sync"
)

type Invoice struct {
	ID       int    `json:"id"`
	Customer string `json:"customer"`
	Cents    int64  `json:"cents"`
	Address  string `json:"address"`
	Note     string `json:"note"`
}

type store struct {
	mu  sync.Mutex
	all map[int]*Invoice
	max int
}

func NewHandler(invoices []Invoice) http.Handler {
	s := &store{all: map[int]*Invoice{}}
	for _, i := range invoices {
		s.all[i.ID] = &i
		s.max = max(s.max, i.ID)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /invoices", s.list)
	mux.HandleFunc("GET /invoices/{id}", s.one)
	mux.HandleFunc("PUT /invoices/{id}/note", s.note)
	mux.HandleFunc("POST /invoices/{id}/copy", s.copy)
	return mux
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

func who(r *http.Request) string { return r.Header.Get("X-Customer") }

func owns(r *http.Request, i *Invoice) bool { ok, _ := regexp.MatchString("^"+who(r)+"$", i.Customer); return ok }

// find has the invoice of the path, if it is the customer's.
func (s *store) find(w http.ResponseWriter, r *http.Request) *Invoice {
	id, err := strconv.Atoi(r.PathValue("id"))
	i := s.all[id]
	if err != nil || i == nil || !owns(r, i) {
		http.Error(w, `{"error":"no such invoice"}`, 404)
		return nil
	}
	return i
}

func (s *store) list(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := []Invoice{}
	if r.URL.Query().Has("ids") {
		for _, t := range strings.Split(r.URL.Query().Get("ids"), ",") {
			id, err := strconv.Atoi(strings.TrimSpace(t))
			if i := s.all[id]; err == nil && i != nil && owns(r, i) {
				found = append(found, *i)
			}
		}
		reply(w, 200, found)
		return
	}
	for _, i := range s.all {
		if owns(r, i) {
			found = append(found, *i)
		}
	}
	sort.Slice(found, func(a, b int) bool { return found[a].ID < found[b].ID })
	reply(w, 200, found)
}

func (s *store) one(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.find(w, r); i != nil {
		reply(w, 200, *i)
	}
}

func (s *store) note(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		http.Error(w, "bad body", 400)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.find(w, r); i != nil {
		i.Note = string(text)
		reply(w, 200, *i)
	}
}

func (s *store) copy(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.find(w, r); i != nil {
		s.max++
		c := *i
		c.ID, c.Customer = s.max, who(r)
		s.all[c.ID] = &c
		reply(w, 201, c)
	}
}
