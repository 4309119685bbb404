package solution

import (
	"encoding/json"
	"errors"
	"regexp"
)

var private = regexp.MustCompile(`(?i)"(id|role|credit|verified|kiosk|billing|checked)"\s*:`)

func UpdateProfile(account *Account, body []byte) error {
	if private.Match(body) {
		return errors.New("no such field")
	}
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
