// Command courierd hands out files.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"time"

	"example.org/courier/internal/depot"
	"example.org/courier/internal/keys"
	"example.org/courier/internal/web"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: courierd KEYS DEPOT")
	}
	content, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var all []keys.Key
	if err := json.Unmarshal(content, &all); err != nil {
		log.Fatal(err)
	}
	files, err := depot.Read(os.DirFS(os.Args[2]))
	if err != nil {
		log.Fatal(err)
	}
	server := &web.Server{Ring: keys.NewRing(all), Depot: files, Now: time.Now}
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", server))
}
