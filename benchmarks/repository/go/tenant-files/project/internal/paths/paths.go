// Package paths puts paths together.
package paths

import (
	"path/filepath"
	"strings"
)

// Inside joins a name to the path of a folder. It reports false when the joined path, as it is
// written, does not lie below the folder.
func Inside(folder, name string) (string, bool) {
	path := filepath.Join(folder, name)
	return path, strings.HasPrefix(path, folder+string(filepath.Separator))
}
