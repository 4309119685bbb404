// credence:begin
// Package files reads and writes the files of tenants.
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

// within does something in the root of a tenant. An os.Root follows links, but never out of it.
func within(t tenants.Tenant, name string, do func(root *os.Root) error) error {
	root, err := os.OpenRoot(t.Root)
	if err == nil {
		defer root.Close()
		err = do(root)
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %s", faults.ErrNotFound, name)
	default:
		return fmt.Errorf("%w: %s", faults.ErrName, name)
	}
}

// Save writes a file of a tenant.
func Save(t tenants.Tenant, name string, data []byte) error {
	err := within(t, name, func(root *os.Root) error {
		if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return root.WriteFile(name, data, 0o644)
	})
	if errors.Is(err, faults.ErrNotFound) {
		return fmt.Errorf("%w: %s", faults.ErrName, name)
	}
	return err
}

// Load reads a file of a tenant.
func Load(t tenants.Tenant, name string) (data []byte, err error) {
	err = within(t, name, func(root *os.Root) error {
		data, err = root.ReadFile(name)
		return err
	})
	return data, err
}

// List returns the names in a folder of a tenant.
func List(t tenants.Tenant, folder string) ([]string, error) {
	if folder == "" {
		folder = "."
	}
	names := []string{}
	err := within(t, folder, func(root *os.Root) error {
		entries, err := fs.ReadDir(root.FS(), filepath.Clean(folder))
		for _, entry := range entries {
			names = append(names, entry.Name())
		}
		return err
	})
	return names, err
}

// credence:end
