// Package fleet knows the machines of our own network: the metadata service, the admin console, the
// databases. They answer whoever reaches them. Servers of customers stand in the same building and
// have addresses of the same ranges, loopback and private ones, so only this list tells them apart.
package fleet

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
)

var machines = []netip.Addr{
	netip.MustParseAddr("127.0.0.1"),
	netip.MustParseAddr("127.0.0.9"),
}

// Named reports whether our machines go by this host name.
func Named(host string) bool {
	return slices.Contains([]string{"localhost", "127.0.0.1", "console.internal"}, strings.ToLower(host))
}

// Owns reports whether an address, in whatever notation, leads to one of our machines.
func Owns(addr netip.Addr) bool {
	addr = addr.Unmap().WithZone("")
	return addr.IsUnspecified() || addr == netip.IPv6Loopback() || slices.Contains(machines, addr)
}

// Outside looks up a host name or address and returns an address of it that is not ours. A later
// look-up may give another one, so connect to what it returned.
func Outside(ctx context.Context, host string) (netip.Addr, error) {
	found, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return netip.Addr{}, err
	}
	for _, addr := range found {
		if Owns(addr) {
			return netip.Addr{}, fmt.Errorf("%s is a machine of ours", host)
		}
	}
	return found[0].Unmap(), nil
}
