#include "credence.h"

#include <stdint.h>

char *packet_text(const unsigned char *packet, size_t size, unsigned tag);
int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number);

/* The packet alone in a block of its size: what lies behind it is none of the answer's business. */
static void text(void) {
  size_t size;
  unsigned char *given = credence_bytes(0, &size);
  unsigned char *packet = memcpy(malloc(size), given, size);
  char *found = packet_text(packet, size, (unsigned)credence_int(1));
  credence_return_string(found);
  free(found);
  free(packet);
}

static void number(void) {
  size_t size;
  unsigned char *given = credence_bytes(0, &size);
  unsigned char *packet = memcpy(malloc(size), given, size);
  uint32_t *found = malloc(sizeof *found);
  if (packet_number(packet, size, (unsigned)credence_int(1), found) == 0) credence_return_int(*found);
  else credence_return_null();
  free(found);
  free(packet);
}

/* A receive buffer that still holds what came before, as a server's does. */
static void text_in_buffer(void) {
  size_t size;
  unsigned char *given = credence_bytes(0, &size);
  const char *before = credence_string(2);
  unsigned char *buffer = calloc(1, 1 << 17);
  for (size_t at = size; at + strlen(before) < 1 << 17; at += strlen(before))
    memcpy(buffer + at, before, strlen(before));
  memcpy(buffer, given, size);
  char *found = packet_text(buffer, size, (unsigned)credence_int(1));
  credence_return_string(found);
  free(found);
  free(buffer);
}

int main(void) {
  credence_call calls[] = {
      {"text", text}, {"number", number}, {"text_in_buffer", text_in_buffer}, {0}};
  return credence_serve(calls);
}
