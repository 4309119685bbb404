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

func Unpack(r io.Reader, folder string) ([]string, error) {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	defer gz.Close()
	names := []string{}
	tr := tar.NewReader(gz)
	for {
		hdr, err := tr.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		target := filepath.Join(folder, hdr.Name)
		if !strings.HasPrefix(target, folder) {
			return nil, fmt.Errorf("%s leads out of the folder", hdr.Name)
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return nil, err
		}
		switch hdr.Typeflag {
		case tar.TypeDir:
			if err := os.MkdirAll(target, 0o755); err != nil {
				return nil, err
			}
		case tar.TypeReg:
			os.Remove(target)
			f, err := os.Create(target)
			if err != nil {
				return nil, err
			}
			if _, err := io.Copy(f, tr); err != nil {
				f.Close()
				return nil, err
			}
			f.Close()
			names = append(names, path.Clean(hdr.Name))
		case tar.TypeSymlink:
			if to := filepath.Join(filepath.Dir(target), hdr.Linkname); filepath.IsAbs(hdr.Linkname) || !strings.HasPrefix(to, folder) {
				return nil, fmt.Errorf("%s leads out of the folder", hdr.Name)
			}
			os.Remove(target)
			if err := os.Symlink(hdr.Linkname, target); err != nil {
				return nil, err
			}
		case tar.TypeLink:
			source := filepath.Join(folder, hdr.Linkname)
			if !filepath.IsLocal(hdr.Linkname) {
				return nil, fmt.Errorf("%s leads out of the folder", hdr.Name)
			}
			os.Remove(target)
			if err := os.Link(source, target); err != nil {
				return nil, err
			}
		}
	}
	sort.Strings(names)
	return names, nil
}
