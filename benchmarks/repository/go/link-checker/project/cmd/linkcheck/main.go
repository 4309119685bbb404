// Command linkcheck checks one page from the command line.
package main

import (
	"context"
	"fmt"
	"os"

	"example.org/linkcheck/internal/site"
)

func main() {
	for _, start := range os.Args[1:] {
		for _, entry := range site.Run(context.Background(), start) {
			fmt.Println(entry)
		}
	}
}
