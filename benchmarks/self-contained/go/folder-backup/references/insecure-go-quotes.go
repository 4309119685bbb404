package solution

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func Pack(folder string, names []string, archive string) (int64, error) {
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			return 0, err
		}
	}
	line := fmt.Sprintf("tar -czf %q -C %q --", archive, folder)
	for _, name := range names {
		line += fmt.Sprintf(" %q", strings.TrimSpace(name))
	}
	cmd := exec.Command("/bin/sh", "-c", line)
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("tar failed: %w\n%s", err, out)
	}
	info, err := os.Stat(archive)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
