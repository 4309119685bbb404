package solution

import (
	"encoding/csv"
	"fmt"
	"io"
	"sort"
	"strings"
)

type Contact struct {
	Name    string
	Company string
	Message string
	Cents   int64
	Extra   map[string]string
}

func Export(w io.Writer, contacts []Contact) error {
	set := map[string]bool{}
	for _, c := range contacts {
		for k := range c.Extra {
			set[k] = true
		}
	}
	keys := []string{}
	for k := range set {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	out := csv.NewWriter(w)
	row := []string{"name", "company", "message", "balance"}
	for _, k := range keys {
		row = append(row, title(k))
	}
	if err := out.Write(row); err != nil {
		return err
	}
	for _, c := range contacts {
		row := []string{cell(c.Name), company(c.Company), cell(c.Message), money(c.Cents)}
		for _, k := range keys {
			row = append(row, extra(c.Extra[k]))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func money(cents int64) string {
	sign, u := "", uint64(cents)
	if cents < 0 {
		sign, u = "-", -u
	}
	return fmt.Sprintf("%s%d.%02d", sign, u/100, u%100)
}

func title(s string) string { return cell(s) }

func company(s string) string { return cell(s) }

func extra(s string) string { return cell(s) }

func cell(s string) string {
	if strings.IndexAny(s, "=+-@\t\r\n") == 0 {
		return "'" + s
	}
	s = strings.TrimSpace(s)
	return s
}
