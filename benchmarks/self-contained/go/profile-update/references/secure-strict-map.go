package solution

import (
	"encoding/json"
	"fmt"
)

// UpdateProfile refuses what the profile page does not send.
func UpdateProfile(account *Account, body []byte) error {
	changed := *account
	err := object(body, func(name string, value json.RawMessage) error {
		switch name {
		case "email":
			return json.Unmarshal(value, &changed.Email)
		case "display_name":
			return json.Unmarshal(value, &changed.DisplayName)
		case "bio":
			return json.Unmarshal(value, &changed.Bio)
		case "address":
			var where Address
			if changed.Address != nil {
				where = *changed.Address
			}
			changed.Address = &where
			return object(value, func(name string, value json.RawMessage) error {
				switch name {
				case "street":
					where.Checked = false // it is another one now
					return json.Unmarshal(value, &where.Street)
				case "city":
					where.Checked = false
					return json.Unmarshal(value, &where.City)
				}
				return fmt.Errorf("an address has no %q", name)
			})
		}
		return fmt.Errorf("a profile has no %q", name)
	})
	if err == nil {
		*account = changed
	}
	return err
}

func object(text []byte, member func(string, json.RawMessage) error) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return err
	}
	if members == nil {
		return fmt.Errorf("not an object")
	}
	for name, value := range members {
		if err := member(name, value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
