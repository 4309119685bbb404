package solution

import (
	"encoding/json"
)

func UpdateProfile(account *Account, body []byte) error {
	changed := *account
	if account.Address != nil {
		address := *account.Address
		changed.Address = &address
	}
	if err := json.Unmarshal(body, &changed); err != nil {
		return err
	}
	*account = changed
	return nil
}
