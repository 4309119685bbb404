package ledger

import (
	"errors"
	"fmt"
	"math/big"
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
	sync.RWMutex
	book *plans.Book
	used map[string]*big.Int
}

func New(book *plans.Book) *Ledger { return &Ledger{book: book, used: map[string]*big.Int{}} }

func (l *Ledger) of(account string) *big.Int {
	if used, ok := l.used[account]; ok {
		return used
	}
	return new(big.Int)
}

func (l *Ledger) Used(account string) units.Bytes {
	l.RLock()
	defer l.RUnlock()
	return units.Bytes(l.of(account).Int64())
}

func need(parts []uploads.Part) (*big.Int, error) {
	sum := new(big.Int)
	for i, part := range parts {
		count, size := big.NewInt(part.Count), big.NewInt(int64(part.Size))
		if count.Sign() < 0 || size.Sign() < 0 {
			return nil, fmt.Errorf("%w: part %d", ErrParts, i)
		}
		sum.Add(sum, count.Mul(count, size))
	}
	return sum, nil
}

// change books several accounts by as much, or none of them.
func (l *Ledger) change(by map[string]*big.Int) error {
	l.Lock()
	defer l.Unlock()
	next := map[string]*big.Int{}
	for account, delta := range by {
		sum := new(big.Int).Add(l.of(account), delta)
		if sum.Sign() < 0 {
			return fmt.Errorf("%w: %s", ErrParts, account)
		}
		next[account] = sum
	}
	for account, sum := range next {
		if by[account].Sign() > 0 && sum.Cmp(big.NewInt(int64(l.book.Limit(account)))) > 0 {
			return fmt.Errorf("%w: %s", ErrQuota, account)
		}
	}
	for account, sum := range next {
		l.used[account] = sum
	}
	return nil
}

func (l *Ledger) Reserve(account string, parts []uploads.Part) error {
	sum, err := need(parts)
	if err != nil {
		return err
	}
	return l.change(map[string]*big.Int{account: sum})
}

func (l *Ledger) Release(account string, parts []uploads.Part) error {
	sum, err := need(parts)
	if err != nil {
		return err
	}
	return l.change(map[string]*big.Int{account: sum.Neg(sum)})
}

func (l *Ledger) Transfer(from, to string, size units.Bytes) error {
	if size < 0 || from == to {
		return fmt.Errorf("%w: transfer", ErrParts)
	}
	moved := big.NewInt(int64(size))
	return l.change(map[string]*big.Int{from: new(big.Int).Neg(moved), to: moved})
}
