package solution

import (
	"io/fs"
	"net/url"
	"os"
	"path"
)

// ReadDocument cleans the path as an absolute one, so that ".." ends at the root at the latest.
func ReadDocument(root, urlPath string) (string, error) {
	decoded, err := url.PathUnescape(urlPath)
	if err != nil {
		return "", fs.ErrNotExist
	}
	name := path.Clean("/" + decoded)[1:]
	if name == "" {
		name = "."
	}
	pages := os.DirFS(root)
	if info, err := fs.Stat(pages, name); err == nil && info.IsDir() {
		name = path.Join(name, "index.md")
	}
	data, err := fs.ReadFile(pages, name)
	return string(data), err
}
