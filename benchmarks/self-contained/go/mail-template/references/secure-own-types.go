package solution

import (
	"bytes"
	"fmt"
	"io"
	"text/template"
)

type mailItem struct {
	Title    string
	Quantity int
}

// A mailView is all that a template sees of an order.
type mailView struct {
	Number, Total, Customer, Shop string
	Paid                          bool
	Items                         []mailItem
}

func view(order *Order) mailView {
	seen := mailView{
		Number:   order.Number,
		Total:    fmt.Sprintf("%.2f", float64(order.Cents)/100),
		Paid:     order.Paid,
		Customer: order.Customer.Name,
		Shop:     order.Shop.Name,
	}
	for _, item := range order.Items {
		seen.Items = append(seen.Items, mailItem{Title: item.Title, Quantity: item.Quantity})
	}
	return seen
}

func RenderMail(text string, order *Order) (string, error) {
	parsed, err := template.New("mail").Option("missingkey=error").Parse(text)
	if err != nil {
		return "", fmt.Errorf("template: %w", err)
	}
	var mail bytes.Buffer
	io.WriteString(&mail, "Dear "+order.Customer.Name+",\n\n")
	if err := parsed.Execute(&mail, view(order)); err != nil {
		return "", fmt.Errorf("template: %w", err)
	}
	return mail.String(), nil
}
