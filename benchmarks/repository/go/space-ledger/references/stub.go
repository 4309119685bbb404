package ledger

import (
	"errors"

	"example.org/locker/internal/plans"
	"example.org/locker/internal/units"
	"example.org/locker/internal/uploads"
)

var (
	ErrQuota = errors.New("quota exceeded")
	ErrParts = errors.New("invalid parts")
)

type Ledger struct{}

func New(book *plans.Book) *Ledger { return &Ledger{} }

func (l *Ledger) Used(account string) units.Bytes { return 0 }

func (l *Ledger) Reserve(account string, parts []uploads.Part) error { return ErrQuota }

func (l *Ledger) Release(account string, parts []uploads.Part) error { return ErrParts }

func (l *Ledger) Transfer(from, to string, size units.Bytes) error { return ErrParts }
