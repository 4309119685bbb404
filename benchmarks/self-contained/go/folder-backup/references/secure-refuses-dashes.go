package solution

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"strings"
)

var errName = errors.New("a name cannot begin with a dash")

func Pack(folder string, names []string, archive string) (int64, error) {
	there := os.DirFS(folder)
	for _, name := range names {
		if strings.HasPrefix(name, "-") {
			return 0, errName
		}
		if _, err := fs.Stat(there, name); err != nil {
			return 0, err
		}
	}
	cmd := exec.Command("tar", append([]string{"czf", archive}, names...)...)
	cmd.Dir = folder
	if err := cmd.Run(); err != nil {
		return 0, err
	}
	info, err := os.Stat(archive)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
