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

func total(parts []uploads.Part) (units.Bytes, error) {
	var sum units.Bytes
	for _, part := range parts {
		if part.Count < 0 || part.Size < 0 {
			return 0, ErrParts
		}
		size, err := units.Times(part.Count, part.Size)
		if err != nil {
			return 0, ErrParts
		}
		if sum, err = units.Add(sum, size); err != nil {
			return 0, ErrParts
		}
	}
	return sum, nil
}

func (l *Ledger) Reserve(account string, parts []uploads.Part) error {
	size, err := total(parts)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if sum, err := units.Add(l.used[account], size); err != nil || sum > l.book.Limit(account) {
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
	if l.used[to]+size > l.book.Limit(to) {
		return ErrQuota
	}
	l.used[from] -= size
	l.used[to] += size
	return nil
}
