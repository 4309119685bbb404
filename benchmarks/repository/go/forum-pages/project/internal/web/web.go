// Package web answers the requests of browsers.
package web

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"

	"example.org/forum/internal/board"
	"example.org/forum/internal/pages"
)

// Server is the handler of all requests.
type Server struct {
	board board.Board
	mux   *http.ServeMux
}

// New makes a forum without threads.
func New() *Server {
	s := &Server{mux: http.NewServeMux()}
	s.mux.HandleFunc("POST /threads", s.open)
	s.mux.HandleFunc("POST /threads/{id}", s.write)
	s.mux.HandleFunc("GET /threads/{id}", s.show)
	s.mux.HandleFunc("GET /threads/{id}/mail", s.mail)
	return s
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

func (s *Server) open(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Title string
		Tags  []string
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "no thread", http.StatusBadRequest)
		return
	}
	_, _ = io.WriteString(w, strconv.Itoa(s.board.Open(body.Title, body.Tags)))
}

func (s *Server) write(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Author board.Member
		Text   string
	}
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil || json.NewDecoder(r.Body).Decode(&body) != nil || !s.board.Write(id, body.Author, body.Text) {
		http.Error(w, "no post", http.StatusBadRequest)
	}
}

func (s *Server) show(w http.ResponseWriter, r *http.Request) {
	s.page(w, r, "text/html; charset=utf-8", func(t board.Thread) (string, error) {
		return pages.Thread(t, r.URL.Query().Get("q"))
	})
}

func (s *Server) mail(w http.ResponseWriter, r *http.Request) {
	s.page(w, r, "text/plain; charset=utf-8", pages.Mail)
}

func (s *Server) page(w http.ResponseWriter, r *http.Request, kind string, write func(board.Thread) (string, error)) {
	id, err := strconv.Atoi(r.PathValue("id"))
	thread, ok := s.board.Find(id)
	if err != nil || !ok {
		http.Error(w, "no such thread", http.StatusNotFound)
		return
	}
	page, err := write(thread)
	if err != nil {
		http.Error(w, "the page cannot be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", kind)
	_, _ = io.WriteString(w, page)
}
