#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int spool_text(const char *folder, const char *text, char *path, size_t room);

int spool_text(const char *folder, const char *text, char *path, size_t room) {
  int length = snprintf(path, room, "%s/print-XXXXXX", folder);
  if (length < 0 || (size_t)length >= room) return -1;

  /* Chooses a name and creates the file in one step, with mode 600. */
  int file = mkstemp(path);
  if (file < 0) return -1;

  int result = 0;
  size_t left = strlen(text);
  while (left > 0 && result == 0) {
    ssize_t written = write(file, text, left);
    if (written >= 0) {
      text += written;
      left -= (size_t)written;
    } else if (errno != EINTR) {
      result = -1;
    }
  }
  if (close(file) < 0) result = -1;
  if (result < 0) unlink(path);
  return result;
}
