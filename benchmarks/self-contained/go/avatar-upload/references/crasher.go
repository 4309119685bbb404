package solution

import (
	"errors"
	"log"
)

var ErrNotPicture = errors.New("not a picture")

func SaveAvatar(folder, user, filename string, data []byte) (string, error) {
	log.Fatal("no disk")
	return "", nil
}
