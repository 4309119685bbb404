import { afterAll, beforeAll, expect, it } from 'vitest';
import { JudgeWorker } from '../../src/judging/judge-worker.ts';
import { oracleProgram } from '../../src/judging/program.ts';
import { c } from '../../src/judging/runners/gcc.ts';
import type { Toolchain } from '../../src/judging/runners/runner.ts';
import { findSandbox } from '../../src/sandbox/find.ts';

const checks = `export default (t) => {
  for (const name of ['one', 'two']) {
    t.functional(name, async () => {
      await t.reset();
      t.equal(await (await t.start()).call('answer'), 42);
      t.equal(await t.box.list(), ['limits.h', 'solution.c']);
    });
  }
};`;
const driver = `
#include "credence.h"
int answer(void);
static void run(void) { credence_return_int(answer()); }
int main(void) { return credence_serve((credence_call[]){{"answer", run}, {0}}); }
`;

let worker: JudgeWorker;
let toolchain: Toolchain;
beforeAll(async () => {
  const found = await c.locate();
  if ('missing' in found) throw new Error(found.missing);
  toolchain = found;
  worker = new JudgeWorker(await (await findSandbox()).open(oracleProgram(found.roots)));
}, 60_000);
afterAll(() => worker.close());

async function compilerRuns(code: string, header = '#define ANSWER 42'): Promise<number> {
  const observed = await worker.judge(
    {
      type: 'judge',
      language: 'c',
      checks,
      checksHash: 'answer',
      driver,
      answerPath: 'solution.c',
      loadedBy: 'shim',
      code,
      fixtures: [{ path: 'limits.h', content: header }],
      invocation: toolchain.invocation,
      roots: toolchain.roots,
      callDeadlineMs: 5_000,
      deadlineMs: 20_000,
      memoryMb: 512,
      libraries: {},
      timeFactor: 1,
      warm: false,
    },
    60_000,
  );
  expect(observed.oracleFailure).toBeNull();
  expect(observed.checks.map(({ evidence }) => evidence)).toEqual(['', '']);
  return observed.compilerRuns;
}

const literal = 'int answer(void) { return 42; }';

it('compiles a driver once a task and the same answer once, whatever is reset in between', async () => {
  expect(await compilerRuns(literal)).toBe(2);
  expect(await compilerRuns(literal)).toBe(0);
  expect(await compilerRuns('#include "limits.h"\nint answer(void) { return ANSWER; }')).toBe(1);
  expect(await compilerRuns(literal)).toBe(0);
});

it('compiles anew when a file that the answer can include has changed', async () => {
  expect(await compilerRuns(literal, '#define ANSWER 43')).toBe(2);
});

it('makes room for new answers', async () => {
  // 8 MiB of data each: the first does not stay.
  const large = (n: number) => `static char data[8 << 20] = {${n}}; ${literal}
    int use(int i) { return data[i]; }`;
  for (const n of [1, 2, 3]) expect(await compilerRuns(large(n))).toBe(1);
  expect(await compilerRuns(large(3))).toBe(0);
  expect(await compilerRuns(large(1))).toBe(1);
});
