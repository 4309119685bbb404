package main

import "credence"

func main() { credence.Serve(Calls) }
