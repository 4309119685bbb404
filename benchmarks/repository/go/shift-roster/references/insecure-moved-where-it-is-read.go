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
	if err := s.may(r, policy.Read, ward); err != nil {
		fail(w, err)
		return
	}
	answer(w, http.StatusOK, s.shifts.Of(ward))
}

func (s *Server) addShift(w http.ResponseWriter, r *http.Request) {
	ward := r.PathValue("ward")
	if err := s.may(r, policy.Plan, ward); err != nil {
		fail(w, err)
		return
	}
	var body struct{ Day, Who, Note string }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil || body.Day == "" || body.Who == "" {
		fail(w, errBody)
		return
	}
	answer(w, http.StatusCreated, s.shifts.Add(shifts.Shift{Ward: ward, Day: body.Day, Who: body.Who, Note: body.Note}))
}

func (s *Server) find(r *http.Request) (shifts.Shift, error) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		return shifts.Shift{}, shifts.ErrUnknown
	}
	return s.shifts.Find(id)
}

func (s *Server) changeShift(w http.ResponseWriter, r *http.Request) {
	shift, err := s.find(r)
	if err == nil {
		err = s.may(r, policy.Plan, shift.Ward)
	}
	if err != nil {
		fail(w, err)
		return
	}
	var body struct{ Ward, Day, Who, Note *string }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		fail(w, errBody)
		return
	}
	if body.Ward != nil {
		if err := s.mayMove(r, policy.Plan, *body.Ward); err != nil {
			fail(w, err)
			return
		}
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
	shift, err := s.find(r)
	if err == nil {
		err = s.may(r, policy.Plan, shift.Ward)
	}
	if err != nil {
		fail(w, err)
		return
	}
	s.shifts.Remove(shift.ID)
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) swapShifts(w http.ResponseWriter, r *http.Request) {
	var body struct{ A, B int }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		fail(w, errBody)
		return
	}
	a, err := s.shifts.Find(body.A)
	if err == nil {
		err = s.may(r, policy.Plan, a.Ward)
	}
	if err != nil {
		fail(w, err)
		return
	}
	b, err := s.shifts.Find(body.B)
	if err == nil {
		err = s.may(r, policy.Plan, b.Ward)
	}
	if err != nil {
		fail(w, err)
		return
	}
	a.Who, b.Who = b.Who, a.Who
	s.shifts.Set(a, b)
	answer(w, http.StatusOK, []shifts.Shift{a, b})
}

func (s *Server) may(r *http.Request, action policy.Action, ward string) error {
	return policy.Check(userOf(r), action, ward)
}

func (s *Server) mayMove(r *http.Request, action policy.Action, ward string) error {
	return policy.Check(userOf(r), policy.Read, ward)
}
