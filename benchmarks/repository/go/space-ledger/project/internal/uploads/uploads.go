// Package uploads reads what customers want to upload.
package uploads

import (
	"encoding/json"
	"errors"
	"io"

	"example.org/locker/internal/units"
)

// Part is some files of the same size, in the numbers that the customer sent.
type Part struct {
	Count int64       `json:"count"`
	Size  units.Bytes `json:"size"`
}

// mostParts bounds the work for one request.
const mostParts = 1000

// Read reads a list of parts.
func Read(body io.Reader) ([]Part, error) {
	var parts []Part
	if err := json.NewDecoder(io.LimitReader(body, 1<<20)).Decode(&parts); err != nil {
		return nil, err
	}
	if len(parts) == 0 || len(parts) > mostParts {
		return nil, errors.New("no parts, or too many")
	}
	return parts, nil
}
