#include "credence.h"

char *read_document(const char *root, const char *url_path);

static void call(void) {
  char *text = read_document(credence_string(0), credence_string(1));
  credence_return_string(text);
  free(text);
}

int main(void) {
  credence_call calls[] = {{"read", call}, {0}};
  return credence_serve(calls);
}
