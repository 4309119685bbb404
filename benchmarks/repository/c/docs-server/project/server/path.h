#ifndef SERVER_PATH_H
#define SERVER_PATH_H

#include <stdbool.h>

/*
 * Paths as text. All of these may be used on paths of files that are not there; none of them looks
 * at the disk.
 */

/* `text` with %XX decoded, from malloc; NULL if a % is followed by something else. */
char *path_decode(const char *text);

/* `folder`, a slash and `name`, without "." and ".." in it, from malloc. */
char *path_join(const char *folder, const char *name);

/* Whether `path` begins as `folder` does. */
bool path_below(const char *folder, const char *path);

#endif
