package solution

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

type Sale struct {
	Branch string
	Cents  int64
	Note   string
}

var ErrReport = errors.New("bad report")

func Import(upload io.Reader) ([]Sale, error) {
	unzipped, err := gzip.NewReader(upload)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrReport, err)
	}
	rows := csv.NewReader(unzipped)
	rows.FieldsPerRecord = 3
	titles, err := rows.Read()
	if err != nil || !slices.Equal(titles, []string{"branch", "cents", "note"}) {
		return nil, ErrReport
	}
	sales := []Sale{}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %v", ErrReport, err)
		}
		cents, err := strconv.ParseInt(row[1], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%w: %v", ErrReport, err)
		}
		sales = append(sales, Sale{row[0], cents, row[2]})
	}
	return sales, nil
}
