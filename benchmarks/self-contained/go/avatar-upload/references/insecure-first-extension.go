package solution

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

var ErrNotPicture = errors.New("not a picture")

func SaveAvatar(folder, user, filename string, data []byte) (string, error) {
	switch http.DetectContentType(data) {
	case "image/png", "image/jpeg", "image/gif":
	default:
		return "", ErrNotPicture
	}
	parts := strings.Split(strings.ToLower(filename), ".")
	picture := false
	for _, part := range parts[1:] {
		picture = picture || slices.Contains([]string{"png", "jpg", "jpeg", "gif"}, part)
	}
	if !picture {
		return "", ErrNotPicture
	}
	ext := "." + parts[len(parts)-1]
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
