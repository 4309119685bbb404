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
	p := filepath.Join(root, strings.ReplaceAll(name, "../", ""))
	if info, err := os.Stat(p); err == nil && info.IsDir() {
		p = filepath.Join(p, "index.md")
	}
	data, err := os.ReadFile(p)
	if err != nil {
		return "", fmt.Errorf("page %q: %w", urlPath, fs.ErrNotExist)
	}
	return string(data), nil
}
