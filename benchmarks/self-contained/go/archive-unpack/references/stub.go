package solution

import "io"

func Unpack(r io.Reader, folder string) ([]string, error) { return nil, nil }
