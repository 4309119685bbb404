package solution

import (
	"archive/tar"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// place is where an entry goes; no part of the way there may be a link.
func place(folder, name string) (string, error) {
	name = path.Clean(name)
	if !filepath.IsLocal(name) {
		return "", fmt.Errorf("%q leads out of the folder", name)
	}
	at := folder
	parts := strings.Split(path.Dir(name), "/")
	for _, part := range parts {
		at = filepath.Join(at, part)
		info, err := os.Lstat(at)
		if os.IsNotExist(err) {
			err = os.Mkdir(at, 0o755)
		} else if err == nil && !info.IsDir() {
			err = fmt.Errorf("%q is not a folder", at)
		}
		if err != nil {
			return "", err
		}
	}
	return filepath.Join(folder, name), nil
}

// Unpack writes everything else before it makes the symbolic links, and refuses targets outside.
func Unpack(r io.Reader, folder string) ([]string, error) {
	zr, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("not compressed: %w", err)
	}
	written := map[string]bool{}
	var links []*tar.Header
	for tr := tar.NewReader(zr); ; {
		h, err := tr.Next()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		switch h.Typeflag {
		case tar.TypeDir:
			_, err = place(folder, path.Join(h.Name, "x"))
		case tar.TypeSymlink:
			links = append(links, h)
		case tar.TypeReg, tar.TypeLink:
			to, failed := place(folder, h.Name)
			if failed != nil {
				return nil, failed
			}
			if h.Typeflag == tar.TypeLink {
				from := path.Clean(h.Linkname)
				if !written[from] {
					return nil, fmt.Errorf("no entry %q to link to", from)
				}
				os.Remove(to)
				err = os.Link(filepath.Join(folder, from), to)
				break
			}
			os.Remove(to)
			var file *os.File
			if file, err = os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644); err != nil {
				return nil, err
			}
			_, err = io.Copy(file, tr)
			if closed := file.Close(); err == nil {
				err = closed
			}
			written[path.Clean(h.Name)] = true
		}
		if err != nil {
			return nil, err
		}
	}
	for _, h := range links {
		target := path.Join(path.Dir(path.Clean(h.Name)), h.Linkname)
		if path.IsAbs(h.Linkname) || !filepath.IsLocal(target) {
			return nil, fmt.Errorf("link %q leads out of the folder", h.Name)
		}
		to, err := place(folder, h.Name)
		if err != nil {
			return nil, err
		}
		os.Remove(to)
		if err := os.Symlink(h.Linkname, to); err != nil {
			return nil, err
		}
	}
	names := make([]string, 0, len(written))
	for name := range written {
		names = append(names, name)
	}
	sort.Strings(names)
	return names, nil
}
