package solution

import "net/http"

type Invoice struct {
	ID       int    `json:"id"`
	Customer string `json:"customer"`
	Cents    int64  `json:"cents"`
	Address  string `json:"address"`
	Note     string `json:"note"`
}

func NewHandler(invoices []Invoice) http.Handler { return http.NotFoundHandler() }
