package solution

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

var ErrNotPicture = errors.New("not a picture")

func SaveAvatar(folder, user, filename string, data []byte) (string, error) {
	switch http.DetectContentType(data) {
	case "image/png", "image/jpeg", "image/gif":
	default:
		return "", ErrNotPicture
	}
	ext := strings.ToLower(filepath.Ext(filename))
	earlier, err := filepath.Glob(filepath.Join(folder, user+".*"))
	if err != nil {
		return "", err
	}
	name := user + ext
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
		return "", err
	}
	for _, file := range earlier {
		if filepath.Base(file) != name {
			os.Remove(file)
		}
	}
	return name, nil
}
