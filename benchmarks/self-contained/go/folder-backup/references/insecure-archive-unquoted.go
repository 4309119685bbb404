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
	line := fmt.Sprintf("tar -cz -C %s -- ", folder)
	for _, name := range names {
		line += "'" + strings.ReplaceAll(name, "'", `'\''`) + "' "
	}
	cmd := exec.Command("sh", "-c", line+"> "+archive)
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("tar failed: %w\n%s", err, out)
	}
	info, err := os.Stat(archive)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
