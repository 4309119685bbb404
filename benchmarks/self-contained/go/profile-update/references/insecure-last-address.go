package solution

import (
	"bytes"
	"encoding/json"
	"errors"
)

var errBody = errors.New("bad profile")



func UpdateProfile(account *Account, body []byte) error {
	if b := bytes.TrimSpace(body); len(b) == 0 || b[0] != '{' {
		return errBody
	}
	next := *account
	if account.Address != nil {
		a := *account.Address
		next.Address = &a
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(body, &m); err != nil {
		return err
	}
	for k := range m {
		switch k {
		case "email", "display_name", "bio", "address":
		default:
			return errBody
		}
	}
	if raw, ok := m["address"]; ok {
		var am map[string]json.RawMessage
		if err := json.Unmarshal(raw, &am); err != nil {
			return err
		}
		for k := range am {
			if k != "street" && k != "city" {
				return errBody
			}
		}
	}
	if err := json.Unmarshal(body, &next); err != nil {
		return err
	}
	*account = next
	return nil
}
