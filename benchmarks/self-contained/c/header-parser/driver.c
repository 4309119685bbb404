#include "credence.h"

struct parameter {
  char name[32];
  char value[64];
};

int parse_parameters(const char *text, struct parameter *out, int max);

/* The parameters as they lie in memory, so that the checks see fields without an end; or -1. */
static void parse(void) {
  int max = (int)credence_int(1);
  struct parameter *out = malloc((size_t)max * sizeof *out);
  memset(out, 'Z', (size_t)max * sizeof *out);
  int count = parse_parameters(credence_string(0), out, max);
  if (count < 0) credence_return_int(count);
  else credence_return_bytes(out, (size_t)(count < max ? count : max) * sizeof *out);
  free(out);
}

int main(void) {
  credence_call calls[] = {{"parse", parse}, {0}};
  return credence_serve(calls);
}
