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
	cmd := exec.Command("tar", "-czf", archive, "-C", folder, "-T", "-")
	cmd.Stdin = strings.NewReader(strings.Join(names, "\n"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("tar failed: %w\n%s", err, out)
	}
	info, err := os.Stat(archive)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
