package solution

import (
	"cmp"
	"encoding/json"
	"io"
	"maps"
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

// A request only ever gets the invoices of its own customer to look in.
type server struct {
	mu      sync.Mutex
	highest int
	own     map[string]map[int]Invoice
}

func (s *server) add(invoice Invoice) {
	if s.own[invoice.Customer] == nil {
		s.own[invoice.Customer] = map[int]Invoice{}
	}
	s.own[invoice.Customer][invoice.ID] = invoice
	s.highest = max(s.highest, invoice.ID)
}

func NewHandler(invoices []Invoice) http.Handler {
	s := &server{own: map[string]map[int]Invoice{}}
	for _, invoice := range invoices {
		s.add(invoice)
	}
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	customer := r.Header.Get("X-Customer")
	own := s.own[customer]
	status, result := http.StatusOK, any(nil)

	parts := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	if parts[0] != "invoices" || len(parts) > 3 {
		http.NotFound(w, r)
		return
	}
	if len(parts) == 1 {
		found := []Invoice{}
		if r.URL.Query().Has("ids") {
			for _, text := range strings.Split(r.URL.Query().Get("ids"), ",") {
				id, err := strconv.Atoi(text)
				if invoice, ok := own[id]; ok && err == nil {
					found = append(found, invoice)
				}
			}
		} else {
			found = slices.AppendSeq(found, maps.Values(own))
			slices.SortFunc(found, func(a, b Invoice) int { return cmp.Compare(a.ID, b.ID) })
		}
		result = found
	} else {
		id, err := strconv.Atoi(parts[1])
		invoice, ok := own[id]
		if err != nil || !ok {
			http.NotFound(w, r)
			return
		}
		switch action := strings.Join(append([]string{r.Method}, parts[2:]...), " "); action {
		case "GET":
		case "PUT note":
			text, err := io.ReadAll(r.Body)
			if err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
			invoice.Note = string(text)
			own[id] = invoice
		case "POST copy":
			invoice.ID = s.highest + 1
			s.add(invoice)
			status = http.StatusCreated
		default:
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		result = invoice
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(result)
}
