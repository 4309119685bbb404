package solution

import (
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

func ReadDocument(root, urlPath string) (string, error) {
	name, err := url.PathUnescape(urlPath)
	if err != nil {
		return "", fs.ErrNotExist
	}
	// A cleaned path without ".." stays where it is.
	name = filepath.Clean(name)
	if strings.Contains(name, "..") {
		return "", fs.ErrNotExist
	}
	p := name
	if !filepath.IsAbs(name) {
		p = filepath.Join(root, name)
	}
	if info, err := os.Stat(p); err == nil && info.IsDir() {
		p = filepath.Join(p, "index.md")
	}
	data, err := os.ReadFile(p)
	if err != nil {
		return "", fmt.Errorf("page %q: %w", urlPath, fs.ErrNotExist)
	}
	return string(data), nil
}
