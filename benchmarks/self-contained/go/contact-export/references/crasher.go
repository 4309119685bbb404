package solution

import "io"

type Contact struct {
	Name    string
	Company string
	Message string
	Cents   int64             // what they owe us; negative when we owe them
	Extra   map[string]string // answers to further questions of the form
}

var first = []Contact{}[len(name):][0]

var name = "x"

func Export(w io.Writer, contacts []Contact) error { return nil }
