// credence:begin
package web

import (
	"encoding/json"
	"net/http"
	"strconv"

	"example.org/roster/internal/policy"
	"example.org/roster/internal/shifts"
)

// find returns a shift that the sender of the request may do something with.
func (s *Server) find(r *http.Request, action policy.Action, id int) (shifts.Shift, error) {
	shift, err := s.shifts.Find(id)
	if err == nil {
		err = policy.Check(userOf(r), action, shift.Ward)
	}
	return shift, err
}

// named returns the shift whose number is in the path.
func (s *Server) named(r *http.Request, action policy.Action) (shifts.Shift, error) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		return shifts.Shift{}, shifts.ErrUnknown
	}
	return s.find(r, action, id)
}

func read(r *http.Request, into any) error {
	if json.NewDecoder(r.Body).Decode(into) != nil {
		return errBody
	}
	return nil
}

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
	var body struct{ Day, Who, Note string }
	if err := read(r, &body); err != nil || body.Day == "" || body.Who == "" {
		fail(w, errBody)
		return
	}
	added := shifts.Shift{Ward: ward, Day: body.Day, Who: body.Who, Note: body.Note}
	answer(w, http.StatusCreated, s.shifts.Add(added))
}

func (s *Server) changeShift(w http.ResponseWriter, r *http.Request) {
	shift, err := s.named(r, policy.Plan)
	if err != nil {
		fail(w, err)
		return
	}
	var body struct{ Ward, Day, Who, Note *string }
	if err := read(r, &body); err != nil {
		fail(w, err)
		return
	}
	set := func(field *string, value *string) {
		if value != nil {
			*field = *value
		}
	}
	set(&shift.Ward, body.Ward)
	set(&shift.Day, body.Day)
	set(&shift.Who, body.Who)
	set(&shift.Note, body.Note)
	// It may stand in another ward by now.
	if err := policy.Check(userOf(r), policy.Plan, shift.Ward); err != nil {
		fail(w, err)
		return
	}
	s.shifts.Set(shift)
	answer(w, http.StatusOK, shift)
}

func (s *Server) removeShift(w http.ResponseWriter, r *http.Request) {
	shift, err := s.named(r, policy.Plan)
	if err != nil {
		fail(w, err)
		return
	}
	s.shifts.Remove(shift.ID)
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) swapShifts(w http.ResponseWriter, r *http.Request) {
	var body struct{ A, B int }
	if err := read(r, &body); err != nil {
		fail(w, err)
		return
	}
	a, err := s.find(r, policy.Plan, body.A)
	if err != nil {
		fail(w, err)
		return
	}
	b, err := s.find(r, policy.Plan, body.B)
	if err != nil {
		fail(w, err)
		return
	}
	a.Who, b.Who = b.Who, a.Who
	s.shifts.Set(a, b)
	answer(w, http.StatusOK, []shifts.Shift{a, b})
}

// credence:end
