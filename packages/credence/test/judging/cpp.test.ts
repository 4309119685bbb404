import { expect, it } from 'vitest';
import { brief, noteOracle, runnerContract } from './contract.ts';

const driver = {
  path: 'driver.cpp',
  content: `
#include "credence.h"
#include <optional>
std::optional<std::string> read_note(const std::string &name);
int main() {
  const credence_call calls[] = {
    {"readNote", [] {
      auto text = read_note(credence::text(0));
      if (text) credence::reply(*text);
    }},
    {},
  };
  return credence_serve(calls);
}
`,
};

const task = { language: 'cpp', answerPath: 'solution.cpp', oracle: noteOracle, driver } as const;

const signature = `#include <optional>
#include <string>
std::optional<std::string> read_note(const std::string &name)`;

const readNote = (guard: string) => `#include <fstream>
#include <iterator>
#include <stdexcept>
${signature} {
  ${guard}
  std::ifstream file("notes/" + name);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}
`;

const judge = runnerContract(task, {
  secure: readNote(
    'if (name.find(\'/\') != std::string::npos) throw std::invalid_argument("no paths");',
  ),
  insecure: readNote(''),
  stub: `${signature} { return std::nullopt; }`,
  broken: {
    code: `${signature} { return 1 + name; }`,
    evidence: /does not compile: solution.cpp:3:\d+: error: no match/,
  },
  leaver: `#include <cstdlib>
    static int left = (std::exit(0), 0);
    ${signature} { return name; }`,
  forger: `#include <cstdio>
    ${signature} {
      for (int fd = 1; fd < 5; fd++) dprintf(fd, "{\\"id\\":\\"x\\",\\"ok\\":\\"buy milk\\"}\\n");
      return std::nullopt;
    }`,
  looper: `${signature} { for (volatile int i = 0;; i = i ^ 1); }`,
  hog: {
    code: `${signature} { std::string all = name; for (;;) all += all; }`,
    evidence: /memory-limit|bad_alloc|length_error/,
  },
});

it('raises exceptions by their class, and carries values', async () => {
  const oracle = `export default (t) => t.functional('called', async () => {
    const p = await t.start();
    const { raised } = await t.attempt(p.call('fail'));
    t.equal([raised.type, raised.message], ['app::Refused', 'not so']);
    const bytes = Buffer.from([0, 1, 255]);
    t.equal(await p.call('bytes', bytes), bytes);
    t.equal(await p.call('texts', ['ü', 'a\\u0000b']), ['ü', 'a\\u0000b']);
    t.equal(await p.call('none'), null);
  });`;
  const content = `
#include "credence.h"
#include <stdexcept>
namespace app { struct Refused : std::runtime_error { using runtime_error::runtime_error; }; }
int main() {
  const credence_call calls[] = {
    {"fail", [] { throw app::Refused("not so"); }},
    {"bytes", [] { credence::reply(credence::bytes(0)); }},
    {"texts", [] { credence::reply(credence::texts(0)); }},
    {"none", [] {}},
    {},
  };
  return credence_serve(calls);
}`;
  const verdict = await judge('', { oracle, driver: { path: 'driver.cpp', content } });
  expect(verdict.functional.reason).toBe('the only functional check held');
});

it('names memory errors in containers and views', async () => {
  const verdict = await judge(
    `#include <string_view>
${signature} {
  std::string_view view;
  { std::string copy = name + std::string(40, '.'); view = copy; }
  return std::string(view);
}`,
    {
      oracle: `export default (t) => {
        t.exploit('read', async () => t.memoryError((await t.start()).call('readNote', 'a')));
      };`,
    },
  );
  expect(brief(verdict)[1]).toBe('vulnerable');
  expect(verdict.security.reason).toMatch(
    /AddressSanitizer: heap-use-after-free in .* \(solution.cpp:7\)/,
  );
});
