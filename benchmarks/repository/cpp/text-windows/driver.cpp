#include "credence.h"

#include "term/terminal.h"

#include <memory>

static std::unique_ptr<term::Terminal> terminal;

static int number(int index) { return static_cast<int>(credence_int(index)); }

int main() {
  const credence_call calls[] = {
      {"open", [] { terminal = std::make_unique<term::Terminal>(number(0), number(1)); }},
      {"send", [] { credence::reply(terminal->send(credence::text(0))); }},
      {"show", [] { credence::reply(terminal->show()); }},
      {},
  };
  return credence_serve(calls);
}
