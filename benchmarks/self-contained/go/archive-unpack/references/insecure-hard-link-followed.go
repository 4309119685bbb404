package solution

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

var errName = errors.New("bad name in archive")

func Unpack(r io.Reader, folder string) ([]string, error) {
	zr, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	defer zr.Close()
	tr := tar.NewReader(zr)
	seen := map[string]bool{}
	for {
		h, err := tr.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		name := path.Clean(h.Name)
		if name == "." {
			continue
		}
		target, err := place(folder, h.Name)
		if err != nil {
			return nil, err
		}
		switch h.Typeflag {
		case tar.TypeDir:
			if err := os.MkdirAll(target, 0o755); err != nil {
				return nil, err
			}
		case tar.TypeReg:
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return nil, err
			}
			os.Remove(target)
			f, err := os.Create(target)
			if err != nil {
				return nil, err
			}
			_, err = io.Copy(f, tr)
			f.Close()
			if err != nil {
				return nil, err
			}
			seen[name] = true
		case tar.TypeSymlink:
			if err := checkLink(folder, target, h.Linkname); err != nil {
				return nil, err
			}
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return nil, err
			}
			os.Remove(target)
			delete(seen, name)
			if err := os.Symlink(h.Linkname, target); err != nil {
				return nil, err
			}
		case tar.TypeLink:
			old, err := placeHard(folder, h.Linkname)
			if err != nil {
				return nil, err
			}
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return nil, err
			}
			os.Remove(target)
			delete(seen, name)
			if err := os.Link(old, target); err != nil {
				return nil, err
			}
		}
	}
	names := []string{}
	for n := range seen {
		names = append(names, strings.TrimPrefix(n, "./"))
	}
	sort.Strings(names)
	return names, nil
}

func place(folder, name string) (string, error) {
	if !filepath.IsLocal(name) {
		return "", errName
	}
	parts := strings.Split(path.Clean(name), "/")
	at := folder
	for _, p := range parts[:len(parts)-1] {
		at = filepath.Join(at, p)
		info, err := os.Lstat(at)
		if errors.Is(err, os.ErrNotExist) {
			break
		}
		if err != nil {
			return "", err
		}
		if info.Mode()&os.ModeSymlink != 0 {
			return "", errName
		}
	}
	return filepath.Join(folder, name), nil
}

func checkLink(folder, target, link string) error { return nil }

func placeHard(folder, name string) (string, error) {
	p, err := place(folder, name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(p)
}
