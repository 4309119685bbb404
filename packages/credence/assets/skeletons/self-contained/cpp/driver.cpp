#include "credence.h"

std::string greeting(const std::string &name);

int main() {
  // Names what the checks can call.
  const credence_call calls[] = {
    {"greeting", [] { credence::reply(greeting(credence::text(0))); }},
    {},
  };
  return credence_serve(calls);
}
