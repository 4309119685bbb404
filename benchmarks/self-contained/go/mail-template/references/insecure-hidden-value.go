package solution

import (
	"fmt"
	"strings"
	"text/template"
)

type mailItem struct {
	Title    string
	Quantity int
}

func mailItems(o *Order) []mailItem {
	items := make([]mailItem, 0, len(o.Items))
	for _, i := range o.Items {
		items = append(items, mailItem{i.Title, i.Quantity})
	}
	return items
}


func RenderMail(text string, order *Order) (string, error) {
	total := fmt.Sprintf("%d.%02d", order.Cents/100, order.Cents%100)
	data := map[string]any{"Number": order.Number, "Total": total, "Paid": order.Paid, "Customer": order.Customer.Name, "Shop": order.Shop.Name, "_order": order, "Items": mailItems(order)}
	t, err := template.New("mail").Parse(text)
	if err != nil {
		return "", err
	}
	
	var b strings.Builder
	b.WriteString("Dear " + order.Customer.Name + ",\n\n")
	if err := t.Execute(&b, data); err != nil {
		return "", err
	}
	return b.String(), nil
}
