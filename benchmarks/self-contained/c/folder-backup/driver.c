#include "credence.h"

long pack(const char *folder, const char *const *names, int count, const char *archive);

static void call(void) {
  size_t count = credence_length(1);
  const char **names = malloc(count * sizeof *names);
  for (size_t i = 0; i < count; i++) names[i] = credence_string_at(1, i);
  credence_return_int(pack(credence_string(0), names, (int)count, credence_string(2)));
  free(names);
}

int main(void) {
  credence_call calls[] = {{"pack", call}, {0}};
  return credence_serve(calls);
}
