// Package faults holds the errors that tenants are told.
package faults

import "errors"

var (
	// ErrNotFound is answered with status 404.
	ErrNotFound = errors.New("not found")
	// ErrName is answered with status 400.
	ErrName = errors.New("this name cannot be used")
)
