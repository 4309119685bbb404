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
	decoded, err := url.PathUnescape(urlPath)
	if err != nil {
		return "", fmt.Errorf("%w: %v", fs.ErrNotExist, err)
	}
	full := filepath.Join(root, filepath.FromSlash(decoded))
	rel, err := filepath.Rel(root, full)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", fmt.Errorf("%q is outside of the documents: %w", urlPath, fs.ErrNotExist)
	}
	info, err := os.Stat(full)
	if err != nil {
		return "", fmt.Errorf("no page %q: %w", urlPath, fs.ErrNotExist)
	}
	if info.IsDir() {
		full = filepath.Join(full, "index.md")
	}
	data, err := os.ReadFile(full)
	if err != nil {
		return "", err
	}
	return string(data), nil
}
