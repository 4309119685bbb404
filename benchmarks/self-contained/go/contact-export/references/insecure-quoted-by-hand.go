package solution

import (
	"fmt"
	"io"
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

func cell(text string) string {
	if text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
		text = "'" + text
	}
	if strings.ContainsAny(text, ",\n\"") {
		text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
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

	columns := []string{"name", "company", "message", "balance"}
	for _, key := range keys {
		columns = append(columns, cell(key))
	}
	lines := []string{strings.Join(columns, ",")}
	for _, c := range contacts {
		columns = []string{cell(c.Name), cell(c.Company), cell(c.Message), balance(c.Cents)}
		for _, key := range keys {
			columns = append(columns, cell(c.Extra[key]))
		}
		lines = append(lines, strings.Join(columns, ","))
	}
	_, err := io.WriteString(w, strings.Join(lines, "\r\n")+"\r\n")
	return err
}
