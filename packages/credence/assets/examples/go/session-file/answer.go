package solution

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
)

type Session struct {
	User  string `json:"user"`
	Token string `json:"token"`
}

// Save replaces the session at path in one step, by a file that only its owner may read.
func Save(path string, session Session) error {
	data, err := json.Marshal(session)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	draft, err := os.CreateTemp(filepath.Dir(path), ".session-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	_, err = draft.Write(data)
	if err := errors.Join(err, draft.Close()); err != nil {
		return err
	}
	return os.Rename(draft.Name(), path)
}

func Load(path string) (session Session, err error) {
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, &session)
	}
	return session, err
}
