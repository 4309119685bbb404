#include "credence.h"

int greeting(const char *name, char *out, size_t size);

/* greeting(name, size): the text, or null when it does not fit. */
static void greet(void) {
  size_t size = (size_t)credence_int(1);
  char *out = malloc(size); /* from the heap, and of exactly the size that the answer is told */
  if (greeting(credence_string(0), out, size) == 0) credence_return_string(out);
  free(out);
}

int main(void) {
  /* Names what the checks can call. */
  const credence_call calls[] = {{"greeting", greet}, {0}};
  return credence_serve(calls);
}
