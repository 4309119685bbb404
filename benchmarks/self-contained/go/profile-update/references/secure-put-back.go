package solution

import (
	"encoding/json"
	"errors"
)

func UpdateProfile(account *Account, body []byte) error {
	var sent map[string]json.RawMessage
	if err := json.Unmarshal(body, &sent); err != nil {
		return err
	}
	if sent == nil {
		return errors.New("not an object")
	}
	before, checked := *account, false
	after := Account{Email: before.Email, DisplayName: before.DisplayName, Bio: before.Bio}
	if before.Address != nil {
		where := *before.Address
		after.Address, checked = &where, where.Checked
	}
	if err := json.Unmarshal(body, &after); err != nil {
		return err
	}
	account.Email, account.DisplayName, account.Bio = after.Email, after.DisplayName, after.Bio
	if after.Address != nil {
		after.Address.Checked = checked
		account.Address = after.Address
	}
	return nil
}
