// Package units reckons with sizes.
package units

import (
	"errors"
	"math"
	"math/bits"
)

// Bytes is a size.
type Bytes int64

// Largest is the largest size that there is.
const Largest Bytes = math.MaxInt64

// ErrRange says that a result does not fit into Bytes.
var ErrRange = errors.New("out of range")

// Add returns a + b, or ErrRange.
func Add(a, b Bytes) (Bytes, error) {
	sum := a + b
	if (sum < a) != (b < 0) {
		return 0, ErrRange
	}
	return sum, nil
}

// Times returns count times size, or ErrRange. The sign of the result is that of arithmetic.
func Times(count int64, size Bytes) (Bytes, error) {
	high, low := bits.Mul64(absolute(count), absolute(int64(size)))
	negative := (count < 0) != (size < 0)
	switch {
	case high != 0 || low > 1<<63 || low == 1<<63 && !negative:
		return 0, ErrRange
	case negative:
		return Bytes(-low), nil
	default:
		return Bytes(low), nil
	}
}

func absolute(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// Sum adds up the sizes of a statistic.
func Sum(sizes ...Bytes) Bytes {
	var sum Bytes
	for _, size := range sizes {
		sum += size
	}
	return sum
}
