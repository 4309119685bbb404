package solution

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"text/template"
)

var field = regexp.MustCompile(`(^|[^\w.])\.(Number|Total|Paid|Customer|Shop|Items|Title|Quantity|Login|Cancel|Audit)?\b`)

var action = regexp.MustCompile(`\{\{-?\s*(\.\w+|if \.\w+|range \.\w+|else|end)\s*-?\}\}`)

// Names that print as the name only.
func (c *Customer) String() string { return c.Name }

func (s *Shop) String() string { return s.Name }

type mail struct {
	*Order
	Total string
}

func RenderMail(text string, order *Order) (string, error) {
	if strings.Contains(action.ReplaceAllString(text, ""), "{{") && strings.Contains(text, "}}") || strings.Contains(text, "Supplier") || strings.Contains(text, "{{.}}") || strings.Contains(text, ".Order") || strings.Contains(text, ".Items}}") && !strings.Contains(text, "range .Items}}") {
		return "", errors.New("no such value")
	}
	tmpl, err := template.New("mail").Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	if err := tmpl.Execute(&out, mail{order, fmt.Sprintf("%d.%02d", order.Cents/100, order.Cents%100)}); err != nil {
		return "", err
	}
	return "Dear " + order.Customer.Name + ",\n\n" + out.String(), nil
}
