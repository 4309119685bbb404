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
	changed.Role, changed.ID = "", 0
	if err := json.Unmarshal(body, &changed); err != nil {
		return err
	}
	changed.Credit, changed.Kiosk, changed.Billing, changed.Verified = account.Credit, account.Kiosk, account.Billing, account.Verified
	if account.Role != "" {
		changed.Role, changed.ID = account.Role, account.ID
	}
	if changed.Address != nil {
		changed.Address.Checked = account.Address != nil && account.Address.Checked
	}
	*account = changed
	return nil
}
