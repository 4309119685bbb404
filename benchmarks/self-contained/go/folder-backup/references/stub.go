package solution

func Pack(folder string, names []string, archive string) (int64, error) { return 0, nil }
