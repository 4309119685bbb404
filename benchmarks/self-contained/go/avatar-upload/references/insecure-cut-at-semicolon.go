package solution

import (
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
	good := false
	for _, e := range []string{".png", ".jpg", ".jpeg", ".gif"} {
		good = good || strings.HasSuffix(strings.ToLower(filename), e)
	}
	if !good {
		return "", ErrNotPicture
	}
	filename, _, _ = strings.Cut(filename, ";")
	ext = strings.ToLower(filepath.Ext(filename))
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
