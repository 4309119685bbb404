package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"example.org/vault/internal/faults"
	"example.org/vault/internal/tenants"
)

func below(root, path string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

func locate(t tenants.Tenant, name string) (string, error) {
	path := filepath.Join(t.Root, name)
	if !below(t.Root, path) {
		return "", fmt.Errorf("%q leads out of the root", name)
	}
	resolved, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		// A new file: at least its folder has to be inside, if there is one.
		folder, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err == nil && !below(t.Root, folder) {
			return "", fmt.Errorf("%q leads out of the root", name)
		}
		return path, nil
	}
	if err != nil {
		return "", err
	}
	if !below(t.Root, resolved) {
		return "", fmt.Errorf("%q leads out of the root", name)
	}
	return resolved, nil
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
