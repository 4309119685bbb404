package solution

func UpdateProfile(account *Account, body []byte) error { return nil }
