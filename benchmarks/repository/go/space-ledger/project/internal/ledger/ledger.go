// credence:begin
// Package ledger keeps account of the space that is used.
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
	// ErrQuota says that an account would use more than its limit.
	ErrQuota = errors.New("over the limit")
	// ErrParts says that something cannot be booked at all.
	ErrParts = errors.New("cannot be booked")
)

// Ledger is what the accounts use.
type Ledger struct {
	book *plans.Book
	mu   sync.Mutex
	used map[string]units.Bytes
}

// New makes an empty ledger.
func New(book *plans.Book) *Ledger {
	return &Ledger{book: book, used: map[string]units.Bytes{}}
}

// Used returns what an account uses.
func (l *Ledger) Used(account string) units.Bytes {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.used[account]
}

// need returns what parts need together. No limit is as large as what does not fit into units.Bytes.
func need(parts []uploads.Part) (units.Bytes, error) {
	var sum units.Bytes
	for _, part := range parts {
		if part.Count < 0 || part.Size < 0 {
			return 0, fmt.Errorf("%w: below zero", ErrParts)
		}
		size, err := units.Times(part.Count, part.Size)
		if err != nil {
			return 0, fmt.Errorf("%w: %v", ErrQuota, err)
		}
		if sum, err = units.Add(sum, size); err != nil {
			return 0, fmt.Errorf("%w: %v", ErrQuota, err)
		}
	}
	return sum, nil
}

// more returns what an account uses when size is added.
func (l *Ledger) more(account string, size units.Bytes) (units.Bytes, error) {
	sum, err := units.Add(l.used[account], size)
	if err != nil || sum > l.book.Limit(account) {
		return 0, fmt.Errorf("%w: %s", ErrQuota, account)
	}
	return sum, nil
}

// less returns what an account uses when size is taken off.
func (l *Ledger) less(account string, size units.Bytes) (units.Bytes, error) {
	if size > l.used[account] {
		return 0, fmt.Errorf("%w: %s does not use so much", ErrParts, account)
	}
	return l.used[account] - size, nil
}

// Reserve adds what parts need.
func (l *Ledger) Reserve(account string, parts []uploads.Part) error {
	size, err := need(parts)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	sum, err := l.more(account, size)
	if err == nil {
		l.used[account] = sum
	}
	return err
}

// Release takes off what parts need.
func (l *Ledger) Release(account string, parts []uploads.Part) error {
	size, err := need(parts)
	if err != nil {
		return fmt.Errorf("%w: %v", ErrParts, err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	rest, err := l.less(account, size)
	if err == nil {
		l.used[account] = rest
	}
	return err
}

// Transfer moves what is used from one account to another.
func (l *Ledger) Transfer(from, to string, size units.Bytes) error {
	if size < 0 {
		return fmt.Errorf("%w: below zero", ErrParts)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	rest, err := l.less(from, size)
	if err != nil || from == to {
		return err
	}
	sum, err := l.more(to, size)
	if err != nil {
		return err
	}
	l.used[from], l.used[to] = rest, sum
	return nil
}

// credence:end
