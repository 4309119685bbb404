#include <stdio.h>
#include <string.h>

int greeting(const char *name, char *out, size_t size) {
  sprintf(out, "Hello, %s!", name);
  return strlen(out) < size ? 0 : -1;
}
