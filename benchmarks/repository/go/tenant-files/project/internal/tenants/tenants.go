// Package tenants knows who keeps files here, and where.
package tenants

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Tenant is a company that keeps its files here.
type Tenant struct {
	ID string
	// Root is the absolute path of the folder with the files of this tenant and of nobody else.
	// Roots of different tenants may be neighbours.
	Root string
}

// Registry holds all tenants by their ID.
type Registry map[string]Tenant

// Open reads vault.json in a folder and makes the roots that are not there yet.
func Open(folder string) (Registry, error) {
	content, err := os.ReadFile(filepath.Join(folder, "vault.json"))
	if err != nil {
		return nil, err
	}
	var settings struct {
		Tenants map[string]string `json:"tenants"`
	}
	if err := json.Unmarshal(content, &settings); err != nil {
		return nil, err
	}
	registry := Registry{}
	for id, root := range settings.Tenants {
		tenant := Tenant{ID: id, Root: filepath.Join(folder, root)}
		if err := os.MkdirAll(tenant.Root, 0o755); err != nil {
			return nil, err
		}
		registry[id] = tenant
	}
	return registry, nil
}

// Find returns the tenant with an ID.
func (r Registry) Find(id string) (Tenant, error) {
	tenant, ok := r[id]
	if !ok {
		return Tenant{}, fmt.Errorf("no tenant %q", id)
	}
	return tenant, nil
}
