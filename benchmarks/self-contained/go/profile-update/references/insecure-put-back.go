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
	changed.ID, changed.Role, changed.Credit, changed.Verified = account.ID, account.Role, account.Credit, account.Verified
	if changed.Address != nil {
		changed.Address.Checked = account.Address != nil && account.Address.Checked
	}
	*account = changed
	return nil
}
