package ledger

import (
	"errors"
	"fmt"
	"sync"

	"example.org/locker/internal/plans"
	"example.org/locker/internal/units"
	"example.org/locker/internal/uploads"
)

var (
	ErrQuota = errors.New("over the limit")
	ErrParts = errors.New("parts that cannot be")
)

type Ledger struct {
	mu   sync.Mutex
	book *plans.Book
	used map[string]units.Bytes
}

func New(book *plans.Book) *Ledger {
	return &Ledger{book: book, used: map[string]units.Bytes{}}
}

func (l *Ledger) Used(account string) units.Bytes {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.used[account]
}

func need(parts []uploads.Part, over error) (units.Bytes, error) {
	var total units.Bytes
	for _, p := range parts {
		if p.Count < 0 || p.Size < 0 {
			return 0, fmt.Errorf("%w: negative", ErrParts)
		}
		size, err := units.Times(p.Count, p.Size)
		if err != nil {
			return 0, fmt.Errorf("%w: %v", over, err)
		}
		total, err = units.Add(total, size)
		if err != nil {
			return 0, fmt.Errorf("%w: %v", over, err)
		}
	}
	
	return total, nil
}

func (l *Ledger) Reserve(account string, parts []uploads.Part) error {
	n, err := need(parts, ErrQuota)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	after, err := units.Add(l.used[account], n)
	if err != nil || after > l.book.Limit(account) {
		return ErrQuota
	}
	l.used[account] += n
	return nil
}

func (l *Ledger) Release(account string, parts []uploads.Part) error {
	n, err := need(parts, ErrParts)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if n > l.used[account] {
		return ErrParts
	}
	l.used[account] -= n
	return nil
}

func (l *Ledger) Transfer(from, to string, size units.Bytes) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if size < 0 || size > l.used[from] {
		return ErrParts
	}
	left, err1 := units.Add(l.used[from], -size)
	after, err2 := units.Add(l.used[to], size)
	if err1 != nil || err2 != nil || after > l.book.Limit(to) {
		return ErrQuota
	}
	l.used[to], l.used[from] = after, left
	return nil
}
