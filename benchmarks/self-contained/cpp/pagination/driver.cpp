#include "credence.h"

std::string page_line(const std::string &query, int items);

int main() {
  const credence_call calls[] = {
      {"line", [] { credence::reply(page_line(credence::text(0), (int)credence_int(1))); }},
      {},
  };
  return credence_serve(calls);
}
