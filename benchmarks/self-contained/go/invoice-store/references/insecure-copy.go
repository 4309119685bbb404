package solution

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
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

type shop struct {
	mu       sync.Mutex
	invoices []*Invoice
}

func reply(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(value)
}

func (s *shop) find(id string) *Invoice {
	number, err := strconv.Atoi(strings.TrimSpace(id))
	if err != nil {
		return nil
	}
	for _, invoice := range s.invoices {
		if invoice.ID == number {
			return invoice
		}
	}
	return nil
}

func mine(r *http.Request, invoice *Invoice) bool {
	return invoice.Customer == r.Header.Get("X-Customer")
}

func (s *shop) list(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := []*Invoice{}
	if ids := r.URL.Query().Get("ids"); ids != "" {
		for _, id := range strings.Split(ids, ",") {
			if invoice := s.find(id); invoice != nil && mine(r, invoice) {
				found = append(found, invoice)
			}
		}
	} else {
		for _, invoice := range s.invoices {
			if mine(r, invoice) {
				found = append(found, invoice)
			}
		}
		slices.SortFunc(found, func(a, b *Invoice) int { return a.ID - b.ID })
	}
	reply(w, http.StatusOK, found)
}

func (s *shop) get(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	invoice := s.find(r.PathValue("id"))
	if invoice == nil || !mine(r, invoice) {
		http.NotFound(w, r)
		return
	}
	reply(w, http.StatusOK, invoice)
}

func (s *shop) note(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	invoice := s.find(r.PathValue("id"))
	if invoice == nil || !mine(r, invoice) {
		http.NotFound(w, r)
		return
	}
	invoice.Note = string(text)
	reply(w, http.StatusOK, invoice)
}

func (s *shop) copy(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	invoice := s.find(r.PathValue("id"))
	if invoice == nil {
		http.NotFound(w, r)
		return
	}
	added := *invoice
	added.Customer = r.Header.Get("X-Customer")
	for _, other := range s.invoices {
		added.ID = max(added.ID, other.ID+1)
	}
	s.invoices = append(s.invoices, &added)
	reply(w, http.StatusCreated, added)
}

func NewHandler(invoices []Invoice) http.Handler {
	s := &shop{}
	for _, invoice := range invoices {
		s.invoices = append(s.invoices, &invoice)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /invoices", s.list)
	mux.HandleFunc("GET /invoices/{id}", s.get)
	mux.HandleFunc("PUT /invoices/{id}/note", s.note)
	mux.HandleFunc("POST /invoices/{id}/copy", s.copy)
	return mux
}
