package solution

import (
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

type Contact struct {
	Name    string
	Company string
	Message string
	Cents   int64             // what they owe us; negative when we owe them
	Extra   map[string]string // answers to further questions of the form
}

var number = regexp.MustCompile(`^[-+]?[0-9]+`)

func cell(text string) string {
	if !number.MatchString(text) && text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

func balance(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}

func Export(w io.Writer, contacts []Contact) error {
	var keys []string
	for _, c := range contacts {
		for key := range c.Extra {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)

	out := csv.NewWriter(w)
	header := []string{"name", "company", "message", "balance"}
	for _, key := range keys {
		header = append(header, cell(key))
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, c := range contacts {
		row := []string{cell(c.Name), cell(c.Company), cell(c.Message), balance(c.Cents)}
		for _, key := range keys {
			row = append(row, cell(c.Extra[key]))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
