// Package shifts keeps shifts.
package shifts

import (
	"errors"
	"slices"
	"sync"
)

// ErrUnknown says that no shift has this number.
var ErrUnknown = errors.New("no such shift")

// Shift is somebody's work on a day in a ward.
type Shift struct {
	ID   int    `json:"id"`
	Ward string `json:"ward"`
	Day  string `json:"day"`
	Who  string `json:"who"`
	Note string `json:"note"`
}

// Store holds the shifts of all wards. It does what it is told.
type Store struct {
	mu     sync.Mutex
	last   int
	shifts map[int]Shift
}

// NewStore makes an empty store.
func NewStore() *Store { return &Store{shifts: map[int]Shift{}} }

// Of returns the shifts of a ward by their numbers.
func (s *Store) Of(ward string) []Shift {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := []Shift{}
	for _, shift := range s.shifts {
		if shift.Ward == ward {
			found = append(found, shift)
		}
	}
	slices.SortFunc(found, func(a, b Shift) int { return a.ID - b.ID })
	return found
}

// Find returns a shift, or ErrUnknown.
func (s *Store) Find(id int) (Shift, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	shift, ok := s.shifts[id]
	if !ok {
		return Shift{}, ErrUnknown
	}
	return shift, nil
}

// Add keeps a new shift and returns it with its number.
func (s *Store) Add(shift Shift) Shift {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	shift.ID = s.last
	s.shifts[shift.ID] = shift
	return shift
}

// Set replaces shifts by their numbers, all at once.
func (s *Store) Set(changed ...Shift) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, shift := range changed {
		s.shifts[shift.ID] = shift
	}
}

// Remove removes a shift.
func (s *Store) Remove(id int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.shifts, id)
}
