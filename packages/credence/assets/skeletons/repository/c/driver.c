#include "credence.h"

#include "welcome/site.h"

static void visit_page(void) {
  char *page = visit(credence_string(0));
  credence_return_string(page);
  free(page);
}

int main(void) {
  /* Names what the checks can call. */
  const credence_call calls[] = {{"visit", visit_page}, {0}};
  return credence_serve(calls);
}
