package solution

func UpdateProfile(account *Account, body []byte) error {
	account = nil
	account.Bio = string(body)
	return nil
}
