package pages

import "example.org/forum/internal/board"

func Thread(t board.Thread, search string) (string, error) { panic("later") }
