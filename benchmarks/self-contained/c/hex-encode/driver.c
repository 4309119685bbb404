#include "credence.h"

int fingerprint_format(const unsigned char *data, size_t size, char *out, size_t room);
long fingerprint_parse(const char *text, unsigned char *out, size_t room);

/*
 * A buffer of so many bytes, with nothing before and behind it. A block of no bytes cannot be
 * watched, so a buffer without room is the end of another block.
 */
static void *buffer(size_t room, void **block) {
  *block = malloc(room ? room : 16);
  memset(*block, 'Z', room ? room : 16);
  return room ? *block : (char *)*block + 16;
}

/* The length and the text, or the length only. */
static void format(void) {
  size_t size, room = (size_t)credence_int(1);
  unsigned char *given = credence_bytes(0, &size);
  void *from, *to;
  unsigned char *data = buffer(size, &from);
  memcpy(data, given, size);
  char *out = buffer(room, &to);
  int length = fingerprint_format(data, size, out, room);
  char number[24];
  snprintf(number, sizeof number, "%d", length);
  /* Reads up to the NUL: without one, beyond the buffer. */
  const char *both[] = {number, room ? out : ""};
  credence_return_strings(both, 2);
  free(from);
  free(to);
}

static void parse(void) {
  size_t room = (size_t)credence_int(1);
  void *to;
  unsigned char *out = buffer(room, &to);
  long length = fingerprint_parse(credence_string(0), out, room);
  if (length < 0 || (size_t)length > room) credence_return_int(length);
  else credence_return_bytes(out, (size_t)length);
  free(to);
}

int main(void) {
  credence_call calls[] = {{"format", format}, {"parse", parse}, {0}};
  return credence_serve(calls);
}
