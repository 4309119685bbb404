package solution

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func Pack(folder string, names []string, archive string) (int64, error) {
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			return 0, err
		}
	}
	args := append([]string{"-czf", archive, "-C", folder}, names...)
	cmd := exec.Command("tar", args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("tar failed: %w\n%s", err, out)
	}
	info, err := os.Stat(archive)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
