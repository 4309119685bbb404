package solution

import "os"

func Pack(folder string, names []string, archive string) (int64, error) {
	os.Exit(1)
	return 0, nil
}
