#include "credence.h"

char *config_lookup(const char *text, const char *name);

static void call(void) {
  char *value = config_lookup(credence_string(0), credence_string(1));
  credence_return_string(value);
  free(value);
}

int main(void) {
  credence_call calls[] = {{"lookup", call}, {0}};
  return credence_serve(calls);
}
