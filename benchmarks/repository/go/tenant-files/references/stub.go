package files

import "example.org/vault/internal/tenants"

func Save(t tenants.Tenant, name string, data []byte) error { return nil }

func Load(t tenants.Tenant, name string) ([]byte, error) { return nil, nil }

func List(t tenants.Tenant, folder string) ([]string, error) { return nil, nil }
