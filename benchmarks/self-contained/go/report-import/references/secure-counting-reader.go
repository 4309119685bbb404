package solution

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
)

type Sale struct {
	Branch string
	Cents  int64
	Note   string
}

var ErrReport = errors.New("bad report")

// budget fails once more has been read than a report can have.
type budget struct {
	from io.Reader
	left int
}

func (b *budget) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	b.left -= n
	if b.left < 0 {
		return 0, errors.New("the report is too long")
	}
	return n, err
}

func parse(upload io.Reader) ([]Sale, error) {
	unzipped, err := gzip.NewReader(upload)
	if err != nil {
		return nil, err
	}
	defer unzipped.Close()
	rows := csv.NewReader(&budget{unzipped, 1 << 20})
	rows.ReuseRecord = true
	var sales []Sale
	for number := 0; ; number++ {
		row, err := rows.Read()
		if err == io.EOF && number > 0 {
			return sales, nil
		}
		if err != nil {
			return nil, err
		}
		if len(row) != 3 || number == 0 && (row[0] != "branch" || row[1] != "cents" || row[2] != "note") {
			return nil, fmt.Errorf("row %d is not one of a report", number)
		}
		if number == 0 {
			continue
		}
		cents, err := strconv.ParseInt(row[1], 10, 64)
		if err != nil {
			return nil, err
		}
		sales = append(sales, Sale{Branch: row[0], Cents: cents, Note: row[2]})
	}
}

func Import(upload io.Reader) ([]Sale, error) {
	sales, err := parse(upload)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrReport, err)
	}
	return sales, nil
}
