#ifndef BOARD_NOTICE_H
#define BOARD_NOTICE_H

#include <stddef.h>

#include "config.h"

struct notice {
    char sender[NOTICE_SENDER];
    char subject[NOTICE_SUBJECT];
    char tags[NOTICE_TAGS][NOTICE_TAG];
    size_t tag_count;
};

int notice_read(const char *text, struct notice *notice);
size_t notice_line(const struct notice *notice, char *line, size_t room);

#endif
