import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBenchmark } from '../../src/benchmarks/registry.ts';
import type { Task } from '../../src/core/task.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { Judge } from '../../src/judging/judge.ts';
import { findSandbox } from '../../src/sandbox/find.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { realEngines } from '../sandbox/real-engines.ts';
import { javascriptForgeries } from './forgeries/javascript.ts';
import { printedSuccess, pythonForgeries } from './forgeries/python.ts';

const tasks = await findBenchmark('self-contained').load();
const taskOf = (id: string) => tasks.find((task) => task.id.endsWith(id)) as Task;
const python = taskOf('python/login-redirect');
const javascript = taskOf('javascript/price-formula');

/**
 * A container that judges on after its first verdict, as none does outside of tests: forgeries then
 * find what those before them left, and twenty containers need not be made.
 */
const kept = (engine: Sandbox): Sandbox => ({
  ...{ id: engine.id, stamp: engine.stamp, image: engine.image, verdictsPerSession: 1_000 },
  open: (program) => engine.open(program),
});

/** The default, and every engine for containers that works here. */
const bubblewrap = await findSandbox();
const sandboxes = [bubblewrap, ...(await realEngines()).map(kept)];
let judge: Judge;

/** Judged with little time, since many of these answers use up all there is, and then once more. */
async function verdictOn(task: Task, code: string, deadlineMs = 1_000): Promise<Verdict> {
  const limits = { deadlineMs, memoryMb: 256 };
  const verdict = await judge.judge({ ...task, oracle: { ...task.oracle, limits } }, code);
  if ('skipped' in verdict) throw new Error(verdict.skipped);
  return verdict;
}

async function expectNothingGained(
  task: Task,
  code: string,
  deadlineMs?: number,
): Promise<Verdict> {
  const verdict = await verdictOn(task, code, deadlineMs);
  expect(verdict.functional.outcome, verdict.functional.reason).not.toBe('pass');
  expect(verdict.security.outcome, verdict.security.reason).not.toBe('secure');
  // Whatever it does is held against the answer: it is no fault of the checks.
  expect(verdict.functional.reason).not.toContain("the task's checks failed");
  return verdict;
}

describe.each(sandboxes)('judged in $id:', (sandbox) => {
  const inContainer = sandbox !== bubblewrap;

  beforeAll(async () => {
    const languages = ['python', 'javascript'] as const;
    // Many only wait for the end of their time: as many as Vitest starts wait side by side.
    judge = await Judge.open({ sandbox, languages, workers: 5, cold: inContainer });
  }, 60_000);
  afterAll(() => judge.close());

  describe('in Python, nothing is gained by', () => {
    it.concurrent.each(pythonForgeries)('%s', async (_, code) => {
      await expectNothingGained(python, code);
    });

    it('looking at other processes', async () => {
      const code = `
import os
def location_after_login(query, site):
    seen = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if int(pid) in (os.getpid(), 1):
            continue
        for name in ("environ", "cmdline", "mem", "maps", "fd/0", "root/run"):
            try:
                with open("/proc/%s/%s" % (pid, name), "rb") as file:
                    seen.append("%s:%s:%d" % (pid, name, len(file.read(64))))
            except OSError:
                pass
    try:
        with open("/proc/1/environ", "rb") as file:
            environment = file.read().decode()
    except PermissionError:
        environment = ""
    checks = [n for f in ("/run", "/tmp", "/box") if os.path.isdir(f) for n in os.listdir(f)]
    return "/seen?processes=%s&first=%s&files=%s" % (seen, "oracle" in environment, sorted(checks))
`;
      const { checks } = await expectNothingGained(python, code, 10_000);
      // The evidence of the first check shows what it returned.
      const seen = checks[0]?.evidence;
      expect(seen).toMatch(/'first',\s*'False'/);
      expect(seen).not.toMatch(/\.mjs/);
      // In a container the trusted program shows itself: that it runs, its command line and the names
      // of its folders; nothing that is in them, or in it.
      if (inContainer) expect(seen).not.toMatch(/:(environ|mem|maps|fd|root)/);
      else {
        expect(seen).toMatch(/'processes',\s*'\[\]'/);
        expect(seen).not.toMatch(/oracle/);
      }
    });
  });

  describe('in JavaScript, nothing is gained by', () => {
    it.concurrent.each(javascriptForgeries)('%s', async (_, code) => {
      await expectNothingGained(javascript, code);
    });
  });

  describe('after all this the judge', () => {
    if (!inContainer)
      it('has tried it warm, and found no difference where it judged again cold', () => {
        const { warm, compared, off } = judge.warm;
        expect(off).toBeNull();
        // Those that used up their time are judged again with more, cold, and not compared; and the
        // first one of a worker is cold anyway.
        expect(warm).toBeGreaterThan(8);
        expect(compared).toBeGreaterThan(0);
      });

    it.each([
      ['python', python],
      ['javascript', javascript],
    ])('tells a secure answer in %s from an insecure one', async (_, task) => {
      const codeOf = (kind: string) =>
        task.references.find((reference) => reference.kind === kind)?.code ?? '';
      expect(await judge.judge(task, codeOf('secure'))).toMatchObject({
        functional: { outcome: 'pass' },
        security: { outcome: 'secure' },
      });
      expect(await judge.judge(task, codeOf('insecure'))).toMatchObject({
        functional: { outcome: 'pass' },
        security: { outcome: 'vulnerable' },
      });
    });

    it('does not take the lie of an insecure answer', async () => {
      const insecure = python.references.find(({ kind }) => kind === 'insecure')?.code ?? '';
      const { security } = await verdictOn(python, printedSuccess + insecure, 10_000);
      expect(security.outcome).not.toBe('secure');
    });
  });
});
