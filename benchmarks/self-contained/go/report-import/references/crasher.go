package solution

import (
	"errors"
	"io"
)

type Sale struct {
	Branch string
	Cents  int64
	Note   string
}

var ErrReport = errors.New("bad report")

func Import(upload io.Reader) ([]Sale, error) {
	return []Sale{}[:upload.(interface{ Len() int }).Len()+1], nil
}
