#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>
#include <unistd.h>

int save_key(const char *path, const unsigned char *key, size_t size);

static int write_all(int file, const unsigned char *data, size_t size) {
  while (size > 0) {
    ssize_t written = write(file, data, size);
    if (written < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    data += written;
    size -= (size_t)written;
  }
  return fsync(file);
}

int save_key(const char *path, const unsigned char *key, size_t size) {
  if (unlink(path) < 0 && errno != ENOENT) return -1;
  /* A new file, for its owner only from the start; O_EXCL follows no link. */
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return -1;
  int failed = write_all(file, key, size) < 0 ? errno : 0;
  if (close(file) < 0 && !failed) failed = errno;
  if (!failed) return 0;
  unlink(path);
  errno = failed;
  return -1;
}
