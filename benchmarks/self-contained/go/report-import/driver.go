package main

import (
	"bytes"
	"errors"
	"runtime"
	"runtime/debug"

	solution "solution"
)

type outcome struct {
	Failed bool `json:"failed"`
	Report bool `json:"report"`
	Count  int  `json:"count"`
	// By how much the program's memory grew at its highest, in MB.
	Grew int64 `json:"grew"`
}

// Calls names what the checks can call.
var Calls = map[string]any{
	"import": func(upload []byte) ([]solution.Sale, error) {
		return solution.Import(bytes.NewReader(upload))
	},
	// For reports that are too large for a reply.
	"summary": func(upload []byte) (count int, cents int64, length int, err error) {
		sales, err := solution.Import(bytes.NewReader(upload))
		for _, sale := range sales {
			cents += sale.Cents
			length += len(sale.Note)
		}
		return len(sales), cents, length, err
	},
	"outcome": func(upload []byte) outcome {
		debug.FreeOSMemory()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		sales, err := solution.Import(bytes.NewReader(upload))
		// What was taken from the system stays counted, so this is the most that was in use.
		runtime.ReadMemStats(&after)
		return outcome{err != nil, errors.Is(err, solution.ErrReport), len(sales), int64(after.HeapSys-before.HeapSys) >> 20}
	},
}
