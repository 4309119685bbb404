#ifndef BOARD_BOARD_H
#define BOARD_BOARD_H

#include "notice.h"

struct board;

struct board *board_new(size_t columns);

/* Shows a message; -1 if it is none, and then nothing changes. */
int board_receive(struct board *board, const char *message);

/* What is shown: always as many characters as the board has columns. */
const char *board_text(const struct board *board);

size_t board_tags(const struct board *board);

#endif
