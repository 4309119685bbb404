package files

import (
	"strings"
	"example.org/vault/internal/paths"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"example.org/vault/internal/faults"
	"example.org/vault/internal/tenants"
)

func fault(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %v", faults.ErrNotFound, err)
	}
	return fmt.Errorf("%w: %v", faults.ErrName, err)
}

func Save(t tenants.Tenant, name string, data []byte) error {
	path, err := place(t, name, true)
	if err != nil {
		return fmt.Errorf("%w: %v", faults.ErrName, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("%w: %v", faults.ErrName, err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return fmt.Errorf("%w: %v", faults.ErrName, err)
	}
	return nil
}

func Load(t tenants.Tenant, name string) ([]byte, error) {
	path, err := place(t, name, false)
	if err != nil {
		return nil, fault(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault(err)
	}
	return data, nil
}

func List(t tenants.Tenant, folder string) ([]string, error) {
	path := t.Root
	if folder != "" {
		var err error
		if path, err = placeList(t, folder); err != nil {
			return nil, fault(err)
		}
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fault(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	sort.Strings(names)
	return names, nil
}

func place(t tenants.Tenant, name string, write bool) (string, error) {
	path, ok := paths.Inside(t.Root, name)
	if !ok {
		return "", errors.New("outside")
	}
	if write {
		os.MkdirAll(filepath.Dir(path), 0o755)
	}

	// the deepest part that exists is resolved; links that lead nowhere are refused
	rest, at := "", path
	for {
		info, err := os.Lstat(at)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			if _, err := os.Stat(at); err != nil {
				return "", err
			}
		}
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		rest, at = filepath.Join(filepath.Base(at), rest), filepath.Dir(at)
	}
	real, err := filepath.EvalSymlinks(at)
	if err != nil {
		return "", err
	}
	root, err := filepath.EvalSymlinks(t.Root)
	if err != nil {
		return "", err
	}
	if real != root && !strings.HasPrefix(real, root+"/") {
		return "", errors.New("outside")
	}
	return filepath.Join(real, rest), nil
}

func placeList(t tenants.Tenant, name string) (string, error) { return place(t, name, false) }
