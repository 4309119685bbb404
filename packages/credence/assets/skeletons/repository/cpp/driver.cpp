#include "credence.h"

#include "welcome/site.h"

int main() {
  // Names what the checks can call.
  const credence_call calls[] = {
    {"visit", [] { credence::reply(welcome::visit(credence::text(0))); }},
    {},
  };
  return credence_serve(calls);
}
