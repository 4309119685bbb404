#include "credence.h"

#include "show/show.h"

static struct show *show;

static void open_show(void) {
  show_close(show);
  show = show_open();
}

/* The number of the sprite, or -1. */
static void load(void) {
  size_t size;
  unsigned char *given = credence_bytes(0, &size);
  unsigned char *data = memcpy(malloc(size ? size : 1), given, size);
  int number = show_load(show, data, size);
  free(data);
  credence_return_int(number);
}

static void enlarge(void) {
  credence_return_int(show_enlarge(show, (int)credence_int(0), (uint32_t)credence_int(1)));
}

/* sprite, frame, x, y */
static void pixel(void) {
  uint8_t bytes[4];
  int depth = show_pixel(show, (int)credence_int(0), (uint32_t)credence_int(1),
                         (uint32_t)credence_int(2), (uint32_t)credence_int(3), bytes);
  if (depth < 0) credence_return_null();
  else credence_return_bytes(bytes, (size_t)depth);
}

int main(void) {
  credence_call calls[] = {
      {"open", open_show}, {"load", load}, {"enlarge", enlarge}, {"pixel", pixel}, {0}};
  return credence_serve(calls);
}
