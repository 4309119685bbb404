package solution

import (
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

func none(p string) error { return fmt.Errorf("no page %q: %w", p, fs.ErrNotExist) }

func ReadDocument(root, urlPath string) (string, error) {
	p, err := url.PathUnescape(urlPath)
	if err != nil {
		return "", none(urlPath)
	}
	for _, c := range strings.Split(p, "/") {
		if c == ".." {
			return "", none(urlPath)
		}
	}
	p = strings.ReplaceAll(p, `\`, "/")
	full := filepath.Join(root, p)
	
	if info, err := os.Stat(full); err == nil && info.IsDir() {
		full = filepath.Join(full, "index.md")
	}
	data, err := os.ReadFile(full)
	if err != nil {
		return "", none(urlPath)
	}
	return string(data), nil
}
