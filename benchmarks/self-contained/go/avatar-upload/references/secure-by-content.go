package solution

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"
)

var ErrNotPicture = errors.New("not a picture")

type kind struct {
	begin      []byte
	extensions []string
}

var kinds = []kind{
	{[]byte("\x89PNG\r\n\x1a\n"), []string{".png"}},
	{[]byte("\xff\xd8\xff"), []string{".jpg", ".jpeg"}},
	{[]byte("GIF87a"), []string{".gif"}},
	{[]byte("GIF89a"), []string{".gif"}},
}

// extension is one of ours, and goes with the content.
func extension(filename string, data []byte) (string, error) {
	for _, k := range kinds {
		if !bytes.HasPrefix(data, k.begin) {
			continue
		}
		for _, ext := range k.extensions {
			if strings.EqualFold(path.Ext(filename), ext) {
				return ext, nil
			}
		}
	}
	return "", fmt.Errorf("%q: %w", filename, ErrNotPicture)
}

func SaveAvatar(folder, user, filename string, data []byte) (string, error) {
	ext, err := extension(filename, data)
	if err != nil {
		return "", err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return "", err
	}
	defer root.Close()
	for _, k := range kinds {
		for _, old := range k.extensions {
			if old != ext {
				root.Remove(user + old)
			}
		}
	}
	return user + ext, root.WriteFile(user+ext, data, 0o644)
}
