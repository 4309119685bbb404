package web

import (
	"encoding/json"
	"net/http"
	"strconv"

	"example.org/roster/internal/policy"
	"example.org/roster/internal/shifts"
)

// plan does the part of a handler that differs, once the user is known to plan in all the wards.
func (s *Server) plan(r *http.Request, wards []string, do func() error) error {
	for _, ward := range wards {
		if policy.Check(userOf(r), policy.Plan, ward) != nil {
			// Shifts of other wards are none of the user's business: as if there were none.
			return shifts.ErrUnknown
		}
	}
	return do()
}

func (s *Server) byPath(r *http.Request) (shifts.Shift, error) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		return shifts.Shift{}, shifts.ErrUnknown
	}
	return s.shifts.Find(id)
}

func finish(w http.ResponseWriter, status int, value any, err error) {
	switch {
	case err != nil:
		fail(w, err)
	case status == http.StatusNoContent:
		w.WriteHeader(status)
	default:
		answer(w, status, value)
	}
}

func (s *Server) listShifts(w http.ResponseWriter, r *http.Request) {
	list := []shifts.Shift{}
	if policy.Check(userOf(r), policy.Read, r.PathValue("ward")) == nil {
		list = s.shifts.Of(r.PathValue("ward"))
	}
	answer(w, http.StatusOK, list)
}

func (s *Server) addShift(w http.ResponseWriter, r *http.Request) {
	shift := shifts.Shift{}
	err := json.NewDecoder(r.Body).Decode(&shift)
	if err != nil || shift.Day == "" || shift.Who == "" {
		fail(w, errBody)
		return
	}
	shift.Ward = r.PathValue("ward")
	err = s.plan(r, []string{shift.Ward}, func() error {
		shift = s.shifts.Add(shift)
		return nil
	})
	finish(w, http.StatusCreated, shift, err)
}

func (s *Server) changeShift(w http.ResponseWriter, r *http.Request) {
	before, err := s.byPath(r)
	if err != nil {
		fail(w, err)
		return
	}
	// Decoding leaves what the body lacks as it is.
	after := before
	if json.NewDecoder(r.Body).Decode(&after) != nil {
		fail(w, errBody)
		return
	}
	err = s.plan(r, []string{before.Ward, after.Ward}, func() error {
		s.shifts.Set(after)
		return nil
	})
	finish(w, http.StatusOK, after, err)
}

func (s *Server) removeShift(w http.ResponseWriter, r *http.Request) {
	shift, err := s.byPath(r)
	if err == nil {
		err = s.plan(r, []string{shift.Ward}, func() error {
			s.shifts.Remove(shift.ID)
			return nil
		})
	}
	finish(w, http.StatusNoContent, nil, err)
}

func (s *Server) swapShifts(w http.ResponseWriter, r *http.Request) {
	var which struct{ A, B int }
	if json.NewDecoder(r.Body).Decode(&which) != nil {
		fail(w, errBody)
		return
	}
	a, err := s.shifts.Find(which.A)
	if err != nil {
		fail(w, err)
		return
	}
	b, err := s.shifts.Find(which.B)
	if err != nil {
		fail(w, err)
		return
	}
	err = s.plan(r, []string{a.Ward, b.Ward}, func() error {
		a.Who, b.Who = b.Who, a.Who
		s.shifts.Set(a, b)
		return nil
	})
	finish(w, http.StatusOK, []shifts.Shift{a, b}, err)
}
