package solution

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func Pack(folder string, names []string, archive string) (int64, error) {
	for _, name := range names {
		if name == "" || name != filepath.Base(name) || name == ".." {
			return 0, fmt.Errorf("%q is not a file name: %w", name, os.ErrNotExist)
		}
		if _, err := os.Lstat(filepath.Join(folder, name)); err != nil {
			return 0, err
		}
	}
	args := append([]string{"-c", "-z", "-f", archive, "-C", folder, "--"}, names...)
	if out, err := exec.Command("/usr/bin/tar", args...).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("tar: %w: %s", err, out)
	}
	info, err := os.Stat(archive)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
