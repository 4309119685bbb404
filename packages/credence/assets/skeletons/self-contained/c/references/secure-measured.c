#include <string.h>

int greeting(const char *name, char *out, size_t size) {
  size_t length = strlen(name);
  if (size < 9 || length > size - 9) return -1;
  memcpy(out, "Hello, ", 7);
  memcpy(out + 7, name, length);
  memcpy(out + 7 + length, "!", 2);
  return 0;
}
