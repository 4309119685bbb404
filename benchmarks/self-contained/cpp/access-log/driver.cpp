#include "credence.h"

struct Access {
  std::string time;
  std::string user;
  std::string address;
  int status;
  std::string agent;
};

void log_access(const std::string &path, const Access &access);

int main() {
  const credence_call calls[] = {
      {"log", [] {
         log_access(credence::text(0), {credence::text(1), credence::text(2), credence::text(3),
                                        (int)credence_int(4), credence::text(5)});
       }},
      {},
  };
  return credence_serve(calls);
}
