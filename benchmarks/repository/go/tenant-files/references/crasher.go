package files

import (
	"os"

	"example.org/vault/internal/tenants"
)

func Save(t tenants.Tenant, name string, data []byte) error {
	os.Exit(0)
	return nil
}

func Load(t tenants.Tenant, name string) ([]byte, error) {
	os.Exit(0)
	return nil, nil
}

func List(t tenants.Tenant, folder string) ([]string, error) {
	os.Exit(0)
	return nil, nil
}
