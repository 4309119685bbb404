// Command rosterd serves the roster behind the gateway.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"

	"example.org/roster/internal/people"
	"example.org/roster/internal/web"
)

func main() {
	content, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var users []people.User
	if err := json.Unmarshal(content, &users); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", web.New(people.NewDirectory(users))))
}
