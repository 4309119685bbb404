// Command vaultd serves the files of all tenants behind the gateway.
package main

import (
	"log"
	"net/http"
	"os"

	"example.org/vault/internal/web"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: vaultd FOLDER")
	}
	server, err := web.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", server))
}
