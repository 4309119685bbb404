// Command lockerd keeps account of the space that customers use.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"

	"example.org/locker/internal/plans"
	"example.org/locker/internal/web"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: lockerd BOOK")
	}
	content, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	accounts := map[string]plans.Plan{}
	if err := json.Unmarshal(content, &accounts); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", web.New(plans.NewBook(accounts))))
}
