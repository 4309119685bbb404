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
	for _, name := range []string{"id", "role", "credit", "verified", "kiosk", "billing"} {
		delete(sent, name)
	}
	rest, err := json.Marshal(sent)
	if err != nil {
		return err
	}
	changed := *account
	if account.Address != nil {
		address := *account.Address
		changed.Address = &address
	}
	if err := json.Unmarshal(rest, &changed); err != nil {
		return err
	}
	*account = changed
	return nil
}
