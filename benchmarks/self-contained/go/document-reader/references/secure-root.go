package solution

import (
	"io/fs"
	"net/url"
	"os"
	"path"
	"strings"
)

func ReadDocument(root, urlPath string) (string, error) {
	name, err := url.PathUnescape(urlPath)
	if err != nil {
		return "", fs.ErrNotExist
	}
	folder, err := os.OpenRoot(root)
	if err != nil {
		return "", err
	}
	defer folder.Close()

	name = strings.Trim(name, "/")
	if name == "" {
		name = "."
	}
	info, err := folder.Stat(name)
	if err != nil {
		return "", err
	}
	if info.IsDir() {
		name = path.Join(name, "index.md")
	}
	text, err := folder.ReadFile(name)
	return string(text), err
}
