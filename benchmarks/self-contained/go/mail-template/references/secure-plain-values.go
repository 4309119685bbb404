package solution

import (
	"fmt"
	"strings"
	"text/template"
)

func RenderMail(text string, order *Order) (string, error) {
	type line struct {
		Title    string
		Quantity int
	}
	items := []line{}
	for _, item := range order.Items {
		items = append(items, line{item.Title, item.Quantity})
	}
	values := map[string]any{
		"Number":   order.Number,
		"Total":    fmt.Sprintf("%d.%02d", order.Cents/100, order.Cents%100),
		"Paid":     order.Paid,
		"Customer": order.Customer.Name,
		"Shop":     order.Shop.Name,
		"Items":    items,
	}
	tmpl, err := template.New("mail").Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	if err := tmpl.Execute(&out, values); err != nil {
		return "", err
	}
	return "Dear " + order.Customer.Name + ",\n\n" + out.String(), nil
}
