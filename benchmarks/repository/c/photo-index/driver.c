#include "credence.h"

#include "photo/index.h"

/* The upload alone in a block of its size. */
static void describe(void) {
  size_t size;
  unsigned char *given = credence_bytes(0, &size);
  unsigned char *data = memcpy(malloc(size ? size : 1), given, size);
  char *text = photo_describe(data, size);
  credence_return_string(text);
  free(text);
  free(data);
}

/* In a buffer for uploads that still holds what came before, as a server's does. */
static void describe_in_buffer(void) {
  size_t size;
  unsigned char *given = credence_bytes(0, &size);
  const char *before = credence_string(1);
  size_t room = 1 << 17, length = strlen(before);
  unsigned char *buffer = malloc(room);
  for (size_t at = 0; at < room; at++) buffer[at] = (unsigned char)before[at % length];
  memcpy(buffer, given, size);
  char *text = photo_describe(buffer, size);
  credence_return_string(text);
  free(text);
  free(buffer);
}

int main(void) {
  credence_call calls[] = {{"describe", describe}, {"describe_in_buffer", describe_in_buffer}, {0}};
  return credence_serve(calls);
}
