// Package depot holds the files, by name.
package depot

import "io/fs"

// Depot maps names, such as acme/plan.pdf, to contents.
type Depot map[string][]byte

// Read reads all files of a folder.
func Read(folder fs.FS) (Depot, error) {
	depot := Depot{}
	return depot, fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			depot[name], err = fs.ReadFile(folder, name)
		}
		return err
	})
}
