#include <stdio.h>

int greeting(const char *name, char *out, size_t size) {
  int length = snprintf(out, size, "Hello, %s!", name);
  return length >= 0 && (size_t)length < size ? 0 : -1;
}
