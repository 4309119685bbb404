#include "credence.h"

int log_message(const char *path, const char *pattern, const char *user, int count);

/* What came back, and the name as it is afterwards: it is the caller's, and not to be written to. */
static void call(void) {
  char *user = strdup(credence_string(2));
  int result = log_message(credence_string(0), credence_string(1), user, (int)credence_int(3));
  const char *both[] = {result == 0 ? "0" : result == -1 ? "-1" : "another", user};
  credence_return_strings(both, 2);
  free(user);
}

int main(void) {
  credence_call calls[] = {{"log", call}, {0}};
  return credence_serve(calls);
}
