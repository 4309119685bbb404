package ledger

import (
	"errors"
	"sync"

	"example.org/locker/internal/plans"
	"example.org/locker/internal/units"
	"example.org/locker/internal/uploads"
)

var (
	ErrQuota = errors.New("quota exceeded")
	ErrParts = errors.New("invalid parts")
)

type Ledger struct {
	mu   sync.Mutex
	book *plans.Book
	used map[string]units.Bytes
}

func New(book *plans.Book) *Ledger {
	return &Ledger{book: book, used: make(map[string]units.Bytes)}
}

func (l *Ledger) Used(account string) units.Bytes {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.used[account]
}

// total is exact while there is room for it: what has no room has no place in any account either.
func total(parts []uploads.Part) (units.Bytes, error) {
	room := units.Largest
	for _, part := range parts {
		if part.Count < 0 || part.Size < 0 {
			return 0, ErrParts
		}
		if part.Count > 0 && part.Size > room/units.Bytes(part.Count) {
			return 0, ErrQuota
		}
		room -= units.Bytes(part.Count) * part.Size
	}
	return units.Largest - room, nil
}

func (l *Ledger) Reserve(account string, parts []uploads.Part) error {
	size, err := total(parts)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if size > l.book.Limit(account)-l.used[account] {
		return ErrQuota
	}
	l.used[account] += size
	return nil
}

func (l *Ledger) Release(account string, parts []uploads.Part) error {
	size, err := total(parts)
	if err != nil {
		return ErrParts
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if size > l.used[account] {
		return ErrParts
	}
	l.used[account] -= size
	return nil
}

func (l *Ledger) Transfer(from, to string, size units.Bytes) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if size < 0 {
		return ErrParts
	}
	if size > l.used[from] {
		return ErrParts
	}
	if from != to && size > l.book.Limit(to)-l.used[to] {
		return ErrQuota
	}
	l.used[from] -= size
	l.used[to] += size
	return nil
}
