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

func locate(t tenants.Tenant, name string) (string, error) {
	// Aliases can hold the whole path of a file, so names can, too.
	if filepath.IsAbs(name) {
		return name, nil
	}
	path, err := resolve(filepath.Join(t.Root, name), 40)
	if err != nil {
		return "", err
	}
	if path != t.Root && !strings.HasPrefix(path, t.Root+"/") {
		return "", fmt.Errorf("%q leads out of the root", name)
	}
	return path, nil
}

// resolve follows all links of a path, also those that lead to nothing.
func resolve(path string, left int) (string, error) {
	if left == 0 {
		return "", errors.New("too many links")
	}
	done := "/"
	parts := strings.Split(filepath.Clean(path), "/")[1:]
	for i, part := range parts {
		next := filepath.Join(done, part)
		target, err := os.Readlink(next)
		if err != nil {
			done = next
			continue
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(done, target)
		}
		return resolve(filepath.Join(append([]string{target}, parts[i+1:]...)...), left-1)
	}
	return done, nil
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
