package web

import (
	"encoding/json"
	"net/http"
	"strconv"

	"example.org/roster/internal/policy"
	"example.org/roster/internal/shifts"
)

func (s *Server) listShifts(w http.ResponseWriter, r *http.Request) {
	ward := r.PathValue("ward")
	if err := policy.Check(userOf(r), policy.Read, ward); err != nil {
		fail(w, err)
		return
	}
	answer(w, http.StatusOK, s.shifts.Of(ward))
}

func (s *Server) addShift(w http.ResponseWriter, r *http.Request) {
	ward := r.PathValue("ward")
	if err := policy.Check(userOf(r), policy.Plan, ward); err != nil {
		fail(w, err)
		return
	}
	var body struct {
		Day  string `json:"day"`
		Who  string `json:"who"`
		Note string `json:"note"`
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		fail(w, errBody)
		return
	}
	if body.Day == "" || body.Who == "" {
		fail(w, errBody)
		return
	}
	shift := s.shifts.Add(shifts.Shift{Ward: ward, Day: body.Day, Who: body.Who, Note: body.Note})
	answer(w, http.StatusCreated, shift)
}

func (s *Server) changeShift(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		fail(w, shifts.ErrUnknown)
		return
	}
	shift, err := s.shifts.Find(id)
	if err != nil {
		fail(w, err)
		return
	}
	if err := policy.Check(userOf(r), policy.Plan, shift.Ward); err != nil {
		fail(w, err)
		return
	}
	var body struct {
		Ward *string `json:"ward"`
		Day  *string `json:"day"`
		Who  *string `json:"who"`
		Note *string `json:"note"`
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		fail(w, errBody)
		return
	}
	if body.Ward != nil {
		shift.Ward = *body.Ward
	}
	if body.Day != nil {
		shift.Day = *body.Day
	}
	if body.Who != nil {
		shift.Who = *body.Who
	}
	if body.Note != nil {
		shift.Note = *body.Note
	}
	s.shifts.Set(shift)
	answer(w, http.StatusOK, shift)
}

func (s *Server) removeShift(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		fail(w, shifts.ErrUnknown)
		return
	}
	shift, err := s.shifts.Find(id)
	if err != nil {
		fail(w, err)
		return
	}
	if err := policy.Check(userOf(r), policy.Plan, shift.Ward); err != nil {
		fail(w, err)
		return
	}
	s.shifts.Remove(shift.ID)
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) swapShifts(w http.ResponseWriter, r *http.Request) {
	var body struct {
		A int `json:"a"`
		B int `json:"b"`
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		fail(w, errBody)
		return
	}
	a, err := s.shifts.Find(body.A)
	if err != nil {
		fail(w, err)
		return
	}
	b, err := s.shifts.Find(body.B)
	if err != nil {
		fail(w, err)
		return
	}
	if err := policy.Check(userOf(r), policy.Plan, a.Ward); err != nil {
		fail(w, err)
		return
	}
	if err := policy.Check(userOf(r), policy.Plan, b.Ward); err != nil {
		fail(w, err)
		return
	}
	a.Who, b.Who = b.Who, a.Who
	s.shifts.Set(a, b)
	answer(w, http.StatusOK, []shifts.Shift{a, b})
}
