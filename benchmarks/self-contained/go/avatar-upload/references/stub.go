package solution

import "errors"

var ErrNotPicture = errors.New("not a picture")

func SaveAvatar(folder, user, filename string, data []byte) (string, error) {
	return "", ErrNotPicture
}
