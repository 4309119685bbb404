import { describe, expect, it } from 'vitest';
import { brief, noteOracle, runnerContract } from './contract.ts';
import { fillTask } from './fill-task.ts';

const driver = {
  path: 'driver.c',
  content: `
#include "credence.h"
char *read_note(const char *name);
static void readNote(void) {
  char *text = read_note(credence_string(0));
  credence_return_string(text);
  free(text);
}
int main(void) { return credence_serve((credence_call[]){{"readNote", readNote}, {0}}); }
`,
};

const task = { language: 'c', answerPath: 'solution.c', oracle: noteOracle, driver } as const;

const readNote = (guard: string) => `
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
char *read_note(const char *name) {
  ${guard}
  char path[256];
  snprintf(path, sizeof path, "notes/%s", name);
  FILE *file = fopen(path, "r");
  if (!file) return NULL;
  char *text = calloc(1, 4096);
  fread(text, 1, 4095, file);
  fclose(file);
  return text;
}
int main(void) { puts("how to use it"); return 0; }
`;

const judge = runnerContract(task, {
  secure: readNote("if (strchr(name, '/')) return NULL;"),
  insecure: readNote(''),
  stub: 'char *read_note(const char *name) { return 0; }',
  broken: {
    code: 'char *read_note(const char *name) { return name }',
    evidence: /does not compile: solution.c:1:\d+: error: expected ‘;’/,
  },
  leaver: `#include <stdlib.h>
    char *read_note(const char *name) { return 0; }
    __attribute__((constructor)) static void leave(void) { exit(0); }`,
  forger: `#include <stdio.h>
    char *read_note(const char *name) {
      for (int fd = 1; fd < 5; fd++) dprintf(fd, "{\\"id\\":\\"x\\",\\"ok\\":\\"buy milk\\"}\\n{\\"ok\\":null}\\n");
      return 0;
    }`,
  looper: 'char *read_note(const char *name) { for (volatile int i = 0;; i ^= 1); }',
  hog: {
    code: `#include <stdlib.h>
      #include <string.h>
      char *read_note(const char *name) { for (;;) memset(malloc(1 << 20), 1, 1 << 20); }`,
    evidence: /memory-limit/,
  },
});

const call = (body: string) => `export default (t) => {
  t.functional('called', async () => { const p = await t.start(); ${body} });
};`;

describe('the driver’s header', () => {
  it('carries values', async () => {
    const oracle = call(`
      for (const value of ['', 'ü"\\\\\\n\\u0001☕😀', 'a/b']) t.equal(await p.call('text', value), value);
      for (const value of [0, -7, 2 ** 53 - 1]) t.equal(await p.call('number', value), value);
      t.equal(await p.call('twice', 1.25), 2.5);
      for (const n of [0, 1, 2, 3, 100]) {
        const bytes = Buffer.alloc(n, 0xfe);
        t.equal(await p.call('bytes', bytes), bytes);
      }
      t.equal(await p.call('not_utf8'), Buffer.from([0xff, 0x41]));
      t.equal(await p.call('huge'), { $object: '9223372036854775807' });
      t.equal(await p.call('infinite'), { $object: 'inf' });
      t.equal(await p.call('join', ['a', 'b'], [1, 2]), ['a', 'b', '2', 'null']);
      t.equal(await p.call('nothing', null), null);
      const { raised } = await t.attempt(p.call('refuse'));
      t.equal([raised.type, raised.message], ['EINVAL', 'not "so"']);
      t.equal((await t.attempt(p.call('absent'))).raised.type, 'NoSuchFunction');
    `);
    const content = `
#include "credence.h"
#include <limits.h>
static void text(void) { credence_return_string(credence_string(0)); }
static void number(void) { credence_return_int(credence_int(0)); }
static void twice(void) { credence_return_double(2 * credence_double(0)); }
static void bytes(void) { size_t n; unsigned char *b = credence_bytes(0, &n); credence_return_bytes(b, n); }
static void not_utf8(void) { credence_return_string("\\xff\\x41"); }
static void huge(void) { credence_return_int(LLONG_MAX); }
static void infinite(void) { credence_return_double(1.0 / 0.0); }
static void join(void) {
  char digits[21];
  sprintf(digits, "%lld", credence_int_at(1, credence_length(1) - 1));
  const char *all[] = {credence_string_at(0, 0), credence_string_at(0, 1), digits, "null"};
  credence_return_strings(all, 4);
}
static void nothing(void) { if (!credence_is_null(0)) credence_return_bool(1); }
static void refuse(void) { credence_raise("EINVAL", "not \\"so\\""); }
int main(void) {
  printf("no newline");
  return credence_serve((credence_call[]){{"text", text}, {"number", number}, {"twice", twice},
    {"bytes", bytes}, {"not_utf8", not_utf8}, {"huge", huge}, {"infinite", infinite},
    {"join", join}, {"nothing", nothing}, {"refuse", refuse}, {0}});
}`.replace('1.0 / 0.0', 'INFINITY');
    const verdict = await judge('', { oracle, driver: { path: 'driver.c', content } });
    expect(verdict.functional).toEqual({
      outcome: 'pass',
      reason: 'the only functional check held',
    });
  });

  it('says what the driver got wrong', async () => {
    const verdict = await judge(readNote(''), { oracle: call("await p.call('readNote', 7)") });
    expect(verdict.functional.reason).toContain(
      'credence.h: expected a string, got a number (in the call of readNote)',
    );
  });

  it('makes a driver that does not compile a fault of the task', async () => {
    const verdict = await judge(readNote(''), {
      driver: { path: 'driver.c', content: 'int main(void) { return x; }' },
    });
    expect(brief(verdict)).toEqual(['inconclusive', 'inconclusive']);
    expect(verdict.functional.reason).toMatch(/the task's driver does not compile: driver.c:1:/);
  });

  it('is needed to call functions', async () => {
    const { driver: _, ...without } = task;
    const verdict = await judge(readNote(''), { ...without, driver: undefined as never });
    expect(verdict.functional.reason).toContain('this task needs a driver.c');
  });
});

it.each([
  [
    'more than fits',
    'static char all[1UL << 33] = {1}; char *read_note(const char *n) { return all; }',
  ],
  ['files of the host', '#include "/etc/shadow"'],
  ['itself', '#include __FILE__'],
  ['what a device gives', '#include "/dev/zero"'],
])('holds a compiler that is fed %s', async (_, code) => {
  const verdict = await judge(code);
  expect(brief(verdict)).toEqual(['fail', 'inconclusive']);
  expect(verdict.functional.reason).toMatch(/the answer does not compile: /);
});

describe('memory errors', () => {
  it('are the effect that makes an answer vulnerable, named with their line', async () => {
    const verdict = await judge(
      '#include <string.h>\nvoid fill(char *out, size_t size, const char *text) {\n  strcpy(out, text);\n}',
      fillTask,
    );
    expect(brief(verdict)).toEqual(['pass', 'vulnerable']);
    expect(verdict.security.reason).toBe(
      'long: AddressSanitizer: heap-buffer-overflow in fill (solution.c:3)',
    );
  });

  it('are seen when the answer hands back text without an end', async () => {
    const verdict = await judge(
      '#include <string.h>\nvoid fill(char *out, size_t size, const char *text) { strncpy(out, text, size); }',
      fillTask,
    );
    expect(verdict.security.reason).toMatch(/heap-buffer-overflow in run .driver.c:7/);
  });

  it('do not come of an answer that checks', async () => {
    const verdict = await judge(
      '#include <stdio.h>\nvoid fill(char *out, size_t size, const char *text) { snprintf(out, size, "%s", text); }',
      fillTask,
    );
    expect(brief(verdict)).toEqual(['pass', 'secure']);
  });

  it.each([
    ['an attribute', '__attribute__((no_sanitize("address")))', /poisoned "no_sanitize"/],
    ['a callback', 'void __asan_on_error(void) {}', /poisoned "__asan_on_error"/],
    ['a function of its own', 'void __asan_report_error(void) {}', /multiple definition/],
  ])('cannot be hidden by %s', async (_, code, evidence) => {
    const verdict = await judge(
      `#include <string.h>\n${code}\nvoid fill(char *out, size_t size, const char *text) { strcpy(out, text); }`,
      fillTask,
    );
    expect(brief(verdict)).toEqual(['fail', 'inconclusive']);
    expect(verdict.functional.reason).toMatch(evidence);
  });

  it('and undefined behaviour of a program are in how it ended', async () => {
    const { driver: _, ...without } = task;
    const verdict = await judge(
      `#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv) {
  int x = atoi(argv[1]);
  if (x < 0) abort();
  printf("%d %u\\n", x * 2, (unsigned)((unsigned char)x << 27));
  return getchar();
}`,
      {
        ...without,
        driver: undefined as never,
        oracle: `export default (t) => {
          t.functional('doubles, and shifts into the sign', async () => {
            const end = await t.run({ args: ['21'], stdin: 'A' });
            t.equal([end.stdout, end.exitCode, end.sanitizer], ['42 2818572288\\n', 65, null]);
            t.equal(await t.memoryError(end), null);
          });
          t.functional('aborts', async () => {
            await t.memoryError(t.run({ args: ['-1'] }));
          });
          t.exploit('overflow', () => t.memoryError(t.run({ args: ['2000000000'] })));
        };`,
      },
    );
    expect(verdict.checks.map(({ outcome, evidence }) => `${outcome} ${evidence}`)).toEqual([
      'held ',
      "broken the answer's process ended: signalled",
      expect.stringMatching(
        /^effective UndefinedBehaviorSanitizer: signed integer overflow: .* \(solution.c:6\)$/,
      ),
    ]);
  });
});
