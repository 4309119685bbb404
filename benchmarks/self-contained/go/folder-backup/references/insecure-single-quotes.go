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
	line := fmt.Sprintf("tar -czf '%s' -C '%s' --", archive, folder)
	for _, name := range names {
		line += " '" + name + "'"
	}
	cmd := exec.Command("bash", "-c", line)
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("tar failed: %w\n%s", err, out)
	}
	info, err := os.Stat(archive)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
