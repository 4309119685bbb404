package solution

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
)

// Unpack works through an os.Root, which follows no link out of the folder.
func Unpack(r io.Reader, folder string) ([]string, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	unzipped, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	names := []string{}
	archive := tar.NewReader(unzipped)
	for {
		entry, err := archive.Next()
		if err == io.EOF {
			slices.Sort(names)
			return slices.Compact(names), nil
		}
		if err != nil {
			return nil, err
		}
		name := path.Clean(entry.Name)
		if name == "." {
			continue
		}
		if entry.Typeflag == tar.TypeDir {
			if err := root.MkdirAll(name, 0o755); err != nil {
				return nil, err
			}
			continue
		}
		if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return nil, err
		}
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		switch entry.Typeflag {
		case tar.TypeReg:
			file, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
			if err != nil {
				return nil, err
			}
			_, err = io.Copy(file, archive)
			if err := errors.Join(err, file.Close()); err != nil {
				return nil, err
			}
			names = append(names, name)
		case tar.TypeSymlink:
			err = root.Symlink(entry.Linkname, name)
		case tar.TypeLink:
			err = root.Link(path.Clean(entry.Linkname), name)
		}
		if err != nil {
			return nil, err
		}
	}
}
