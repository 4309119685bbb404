// Package signing signs data and checks signatures.
package signing

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
)

const (
	// HMAC is HMAC with SHA-256; the same secret signs and checks.
	HMAC = "hmac-sha256"
	// Ed25519 is RFC 8032; the public key checks.
	Ed25519 = "ed25519"
	// None signs nothing. Tests of the depot use it.
	None = "none"
)

// MAC returns the HMAC of data.
func MAC(secret, data []byte) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write(data)
	return mac.Sum(nil)
}

// Verify reports whether a signature of data is right by an algorithm.
func Verify(algorithm string, material, data, signature []byte) bool {
	switch algorithm {
	case HMAC:
		return hmac.Equal(MAC(material, data), signature)
	case Ed25519:
		return len(material) == ed25519.PublicKeySize && ed25519.Verify(material, data, signature)
	case None:
		return true
	default:
		return false
	}
}
