#ifndef BOARD_TEXT_H
#define BOARD_TEXT_H

#include <stddef.h>

/*
 * Copies `length` characters and a NUL, or what fits of them, to `to`, which has `room` bytes.
 * Returns how many characters there were to copy, so that a caller can see whether all fitted.
 */
size_t text_put(char *to, size_t room, const char *from, size_t length);

/* How many characters stand before the first `mark`, or before the end. */
size_t text_until(const char *text, char mark);

#endif
