// Command forumd serves a forum.
package main

import (
	"log"
	"net/http"
	"os"

	"example.org/forum/internal/web"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: forumd ADDRESS")
	}
	log.Fatal(http.ListenAndServe(os.Args[1], web.New()))
}
