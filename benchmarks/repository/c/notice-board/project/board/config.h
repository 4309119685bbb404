#ifndef BOARD_CONFIG_H
#define BOARD_CONFIG_H

/* Places for a notice's parts, with their NUL. */
#define NOTICE_SENDER 12
#define NOTICE_SUBJECT 48
#define NOTICE_TAG 10
#define NOTICE_TAGS 4

/* Characters that a board shows, unless it is of another kind. */
#define BOARD_COLUMNS 40

#endif
