import { afterAll, beforeAll, expect, it } from 'vitest';
import { JudgeWorker } from '../../src/judging/judge-worker.ts';
import { oracleProgram } from '../../src/judging/program.ts';
import { python } from '../../src/judging/runners/python.ts';
import type { Toolchain } from '../../src/judging/runners/runner.ts';
import { findSandbox } from '../../src/sandbox/find.ts';

const checks = `export default (t) => {
  t.functional('doubles', async () => {
    const p = await t.start();
    const seen = [await p.call('double', 2), await p.call('double', 3)];
    t.equal(seen, [4, 6]);
  });
  t.functional('rejects', async () => {
    const p = await t.start();
    await t.attempt(p.call('double', null));
  });
  t.functional('prints', async () => {
    t.equal((await t.run({ args: [] })).exitCode, 0);
  });
  t.control('of control', async () => {
    await (await t.start()).call('double', 5);
  });
  t.exploit('of exploit', async () => {
    await t.attempt((await t.start()).call('double', 7));
    return null;
  });
};`;

let worker: JudgeWorker;
let toolchain: Toolchain;
beforeAll(async () => {
  const found = await python.locate();
  if ('missing' in found) throw new Error(found.missing);
  toolchain = found;
  worker = new JudgeWorker(await (await findSandbox()).open(oracleProgram(found.roots)));
}, 60_000);
afterAll(() => worker.close());

async function behaviours(code: string): Promise<Readonly<Record<string, string | undefined>>> {
  const observed = await worker.judge(
    {
      type: 'judge',
      language: 'python',
      checks,
      checksHash: 'double',
      driver: null,
      answerPath: 'solution.py',
      loadedBy: 'shim',
      code,
      fixtures: [],
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
  return Object.fromEntries(observed.checks.map(({ name, behaviour }) => [name, behaviour]));
}

it('tells what answers return in functional checks, and nothing of the others', async () => {
  const one = await behaviours('def double(x):\n    return x + x\n');
  expect(one.doubles).toMatch(/^[0-9a-f]{32}$/);
  expect(one['of control']).toBeUndefined();
  expect(one['of exploit']).toBeUndefined();
  // The same values, and an error of the same kind with other words: the same behaviour.
  const same =
    'def double(x):\n    if x is None:\n        raise TypeError("no")\n    return 2 * x\n';
  expect(await behaviours(same)).toEqual(one);
  // Wrong values, another error, another output: each shows where it is.
  const wrong = await behaviours('def double(x):\n    return x + x + 1\n');
  expect(wrong.doubles).not.toBe(one.doubles);
  expect(wrong.rejects).toBe(one.rejects);
  const other =
    'def double(x):\n    if x is None:\n        raise ValueError("no")\n    return 2 * x\nprint("hello")\n';
  const differs = await behaviours(other);
  expect(differs.doubles).toBe(one.doubles);
  expect(differs.rejects).not.toBe(one.rejects);
  expect(differs.prints).not.toBe(one.prints);
});

it('an answer that cannot be loaded returns nothing', async () => {
  const { doubles, rejects } = await behaviours('def double(x:\n');
  expect([doubles, rejects]).toEqual([undefined, undefined]);
});
