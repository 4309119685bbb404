package solution

import (
	"regexp"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

var ErrNotPicture = errors.New("not a picture")

func picture(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(data, []byte("\xff\xd8\xff")) ||
		bytes.HasPrefix(data, []byte("GIF87a")) || bytes.HasPrefix(data, []byte("GIF89a"))
}

func SaveAvatar(folder, user, filename string, data []byte) (string, error) {
	ext := strings.ToLower(filepath.Ext(filename))
	if !regexp.MustCompile(`(?im)\.(png|jpe?g|gif)$`).MatchString(filename) {
		return "", ErrNotPicture
	}
	if !picture(data) {
		return "", ErrNotPicture
	}
	name := user + ext
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
		return "", err
	}
	old, _ := os.ReadDir(folder)
	for _, e := range old {
		if n := e.Name(); n != name && strings.HasPrefix(n, user+".") {
			os.Remove(filepath.Join(folder, n))
		}
	}
	return name, nil
}
