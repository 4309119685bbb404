// Package aliases gives files and folders second names.
package aliases

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"example.org/vault/internal/faults"
	"example.org/vault/internal/tenants"
)

// Make lets a name in the tenant's root stand for another file or folder, as `current` for
// `releases/2.1`. It is a symbolic link. The target is what the tenant typed: it may come into being
// later, so that where it leads is not known before it is used.
func Make(t tenants.Tenant, name, target string) error {
	if name == "" || name == "." || name == ".." || strings.ContainsAny(name, "/\x00") {
		return fmt.Errorf("%w: an alias is a single name", faults.ErrName)
	}
	if err := os.Symlink(target, filepath.Join(t.Root, name)); err != nil {
		return fmt.Errorf("%w: %s cannot be made", faults.ErrName, name)
	}
	return nil
}
