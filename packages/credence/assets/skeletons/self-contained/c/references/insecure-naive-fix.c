#include <stdio.h>
#include <string.h>

int greeting(const char *name, char *out, size_t size) {
  if (size < 10 || strlen(name) >= size) return -1;
  sprintf(out, "Hello, %s!", name);
  return 0;
}
