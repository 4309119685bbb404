#include "credence.h"

std::vector<std::string> draw_level(const std::string &description);

int main() {
  const credence_call calls[] = {
      {"draw", [] { credence::reply(draw_level(credence::text(0))); }},
      {},
  };
  return credence_serve(calls);
}
