package web

import (
	"encoding/json"
	"net/http"

	"example.org/roster/internal/policy"
)

func (s *Server) readNotice(w http.ResponseWriter, r *http.Request) {
	ward := r.PathValue("ward")
	if err := policy.Check(userOf(r), policy.Read, ward); err != nil {
		fail(w, err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	answer(w, http.StatusOK, s.notices[ward])
}

func (s *Server) writeNotice(w http.ResponseWriter, r *http.Request) {
	ward := r.PathValue("ward")
	if err := policy.Check(userOf(r), policy.Plan, ward); err != nil {
		fail(w, err)
		return
	}
	var text string
	if err := json.NewDecoder(r.Body).Decode(&text); err != nil {
		fail(w, errBody)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notices[ward] = text
	answer(w, http.StatusOK, text)
}
