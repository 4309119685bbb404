package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"example.org/vault/internal/faults"
	"example.org/vault/internal/tenants"
)

// locate resolves as much of the path as there is, and allows no link in the rest.
func locate(t tenants.Tenant, name string) (string, error) {
	if !filepath.IsLocal(name) {
		return "", fmt.Errorf("%q is not a name", name)
	}
	root, err := filepath.EvalSymlinks(t.Root)
	if err != nil {
		return "", err
	}
	existing, rest := filepath.Join(root, name), ""
	for existing != root {
		if _, err := os.Lstat(existing); err == nil {
			break
		}
		existing, rest = filepath.Dir(existing), filepath.Join(filepath.Base(existing), rest)
	}
	// A link that leads to nothing is there for Lstat, and an error here.
	existing, err = filepath.EvalSymlinks(existing)
	if err != nil {
		return "", err
	}
	if inside, err := filepath.Rel(root, existing); err != nil || !filepath.IsLocal(inside) {
		return "", fmt.Errorf("%q leads out of the root", name)
	}
	return filepath.Join(existing, rest), nil
}

func fault(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %v", faults.ErrNotFound, err)
	}
	return fmt.Errorf("%w: %v", faults.ErrName, err)
}

func Save(t tenants.Tenant, name string, data []byte) error {
	path, err := locate(t, name)
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
	path, err := locate(t, name)
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
		if path, err = locate(t, folder); err != nil {
			return nil, fault(err)
		}
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fault(err)
	}
	names := make([]string, 0, len(entries))
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names, nil
}
