package solution

import (
	"bytes"
	"encoding/json"
	"errors"
)

// What the profile page may send.
type profile struct {
	Email       *string `json:"email"`
	DisplayName *string `json:"display_name"`
	Bio         *string `json:"bio"`
	Address     *struct {
		Street *string `json:"street"`
		City   *string `json:"city"`
	} `json:"address"`
}

func set(field *string, value *string) {
	if value != nil {
		*field = *value
	}
}

func UpdateProfile(account *Account, body []byte) error {
	if !bytes.HasPrefix(bytes.TrimSpace(body), []byte("{")) {
		return errors.New("the profile must be an object")
	}
	var sent profile
	if err := json.Unmarshal(body, &sent); err != nil {
		return err
	}
	set(&account.Email, sent.Email)
	set(&account.DisplayName, sent.DisplayName)
	set(&account.Bio, sent.Bio)
	if sent.Address != nil {
		if account.Address == nil {
			account.Address = new(Address)
		}
		set(&account.Address.Street, sent.Address.Street)
		set(&account.Address.City, sent.Address.City)
	}
	return nil
}
