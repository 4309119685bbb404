package solution

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"text/template"
)

var private = regexp.MustCompile(`APIKey|PasswordHash|Email|Supplier|\.Order`)

// Names that print as the name only.
func (c *Customer) String() string { return c.Name }

func (s *Shop) String() string { return s.Name }

type mail struct {
	*Order
	Total string
}

func RenderMail(text string, order *Order) (string, error) {
	if private.MatchString(text) {
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
