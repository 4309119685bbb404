#include "credence.h"

void add_invoice(int id, const std::string &customer, const std::string &text, int cents);
std::string handle(const std::string &customer, const std::string &request);

int main() {
  const credence_call calls[] = {
      {"add", [] {
         add_invoice((int)credence_int(0), credence::text(1), credence::text(2), (int)credence_int(3));
       }},
      {"handle", [] { credence::reply(handle(credence::text(0), credence::text(1))); }},
      {},
  };
  return credence_serve(calls);
}
