#include "board.h"

#include <stdlib.h>
#include <string.h>

struct board {
    size_t columns;
    struct notice *notice;
    char *line;
};

struct board *board_new(size_t columns)
{
    struct board *board = calloc(1, sizeof *board);
    board->columns = columns;
    board->notice = calloc(1, sizeof *board->notice);
    board->line = calloc(columns + 1, 1);
    memset(board->line, ' ', columns);
    return board;
}

int board_receive(struct board *board, const char *message)
{
    struct notice *notice = malloc(sizeof *notice);
    if (notice_read(message, notice) != 0) {
        free(notice);
        return -1;
    }
    free(board->notice);
    board->notice = notice;

    size_t used = notice_line(notice, board->line, board->columns + 1);
    /* The lamps of the last message go out. */
    memset(board->line + used, ' ', board->columns - used);
    board->line[board->columns] = '\0';
    return 0;
}

const char *board_text(const struct board *board) { return board->line; }

size_t board_tags(const struct board *board) { return board->notice->tag_count; }
