// Package keys holds the keys that links are signed with.
package keys

import "example.org/courier/internal/signing"

// Key signs links, or checks those that a partner signed.
type Key struct {
	ID        string `json:"id"`
	Algorithm string `json:"algorithm"`
	// Material is the secret for signing.HMAC, and the public key for signing.Ed25519.
	Material []byte `json:"material"`
	// Folder is the one whose files the key may sign for, all that lies below it; the empty string
	// stands for all files.
	Folder string `json:"folder"`
	// Withdrawn is set when others may have got hold of the key. Nothing that it signed counts.
	Withdrawn bool `json:"withdrawn"`
}

// Verify reports whether data was signed with the key.
func (k Key) Verify(data, signature []byte) bool {
	return k.Algorithm != signing.None && signing.Verify(k.Algorithm, k.Material, data, signature)
}

// Ring is all the keys.
type Ring struct {
	keys []Key
}

// NewRing makes a ring. The first of the keys is the current one, and one of ours.
func NewRing(keys []Key) *Ring { return &Ring{keys} }

// Current returns the key that we sign with.
func (r *Ring) Current() Key { return r.keys[0] }

// Find returns the key with an ID, or an empty one.
func (r *Ring) Find(id string) Key {
	for _, key := range r.keys {
		if key.ID == id {
			return key
		}
	}
	return Key{}
}

// Public returns the public keys by their ID.
func (r *Ring) Public() map[string][]byte {
	public := map[string][]byte{}
	for _, key := range r.keys {
		if key.Algorithm == signing.Ed25519 {
			public[key.ID] = key.Material
		}
	}
	return public
}
