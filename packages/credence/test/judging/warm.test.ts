import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../src/core/task.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { Judge, type JudgeOptions } from '../../src/judging/judge.ts';
import { findSandbox } from '../../src/sandbox/find.ts';
import { forkServerText } from '../../src/sandbox/fork-server-text.ts';
import { builtModules, innerModules } from '../../src/sandbox/inner-modules.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { assemble, ret, verdict } from '../../src/sandbox/seccomp/bpf.ts';
import { withWeakened } from '../sandbox/weakened.ts';

const checks = `export default (t) => {
  t.functional('counts', async () => t.equal(await (await t.start()).call('count'), 1));
  t.functional('counts anew', async () => {
    await t.reset();
    t.equal(await (await t.start()).call('count'), 1);
  });
  t.control('is there', async () => t.ok(await (await t.start()).call('count')));
  t.exploit('lies', async () => ((await (await t.start()).call('count')) > 9 ? 'it lied' : null));
};`;

const taskIn = (language: 'python' | 'javascript') =>
  ({
    id: `test/${language}/count`,
    language,
    answerPath: language === 'python' ? 'solution.py' : 'solution.js',
    oracle: {
      hash: `warm-${language}`,
      checks: { path: 'oracle.mjs', content: checks },
      fixtures: [],
      limits: { deadlineMs: null, memoryMb: null },
    },
  }) as unknown as Task;

const python = taskIn('python');
const counting = 'n = 0\ndef count():\n    global n\n    n += 1\n    return n\n';
/** Tells a prepared interpreter from a fresh one, as no honest answer does. */
const twoFaced =
  "import sys\ndef count():\n    return 2 if any(type(f).__name__ == 'Hidden' for f in sys.meta_path) else 1\n";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await findSandbox();
});

let judge: Judge | null = null;
let notices: string[] = [];
async function open(rest: Partial<JudgeOptions> = {}): Promise<Judge> {
  notices = [];
  const onNotice = (notice: string) => notices.push(notice);
  const languages = ['python', 'javascript'] as const;
  judge = await Judge.open({ sandbox, languages, workers: 1, onNotice, ...rest });
  return judge;
}
afterEach(async () => {
  await judge?.close();
  judge = null;
});

async function verdicts(task: Task, codes: readonly string[]): Promise<Verdict[]> {
  const given: Verdict[] = [];
  for (const code of codes) given.push((await judge!.judge(task, code)) as Verdict);
  return given;
}

const launched = (given: readonly Verdict[]) => given.map(({ stamp }) => stamp.launched);
const passed = { functional: { outcome: 'pass' }, security: { outcome: 'secure' } };

describe('the warm way', () => {
  it.each([
    ['python', counting],
    ['javascript', 'let n = 0;\nexports.count = () => (n += 1);\n'],
  ] as const)(
    'gives verdicts in %s from the second on, and says so on them',
    async (name, code) => {
      await open();
      const given = await verdicts(taskIn(name), [code, code, code, code]);
      for (const one of given) expect(one).toMatchObject(passed);
      // The second is the first warm one, and made again cold.
      expect(launched(given)).toEqual(['cold', 'cold', 'warm', 'warm']);
      expect(judge!.warm).toEqual({ warm: 3, compared: 1, off: null });
      expect(notices).toEqual([]);
    },
  );

  it('is not used with cold: true', async () => {
    await open({ cold: true });
    const given = await verdicts(python, [counting, counting, counting]);
    expect(launched(given)).toEqual(['cold', 'cold', 'cold']);
    expect(judge!.warm).toEqual({ warm: 0, compared: 0, off: '--cold' });
  });

  it('ends for good when a warm verdict and a cold one differ, and the cold one stands', async () => {
    await open();
    const given = await verdicts(python, [twoFaced, twoFaced, counting, counting]);
    expect(launched(given)).toEqual(['cold', 'cold', 'cold', 'cold']);
    for (const one of given.slice(0, 2)) expect(one).toMatchObject(passed);
    expect(judge!.warm.off).toMatch(
      /^verdicts on an answer to test\/python\/count differ: function is fail warm \(counts/,
    );
    expect(notices).toHaveLength(1);
  });

  it('has answers that die of a signal judged again cold', async () => {
    await open();
    const dying = `${counting}import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n`;
    await verdicts(python, [counting, counting, counting]);
    const [died] = await verdicts(python, [dying]);
    expect(died?.stamp.launched).toBe('cold');
    expect(died?.functional).toMatchObject({ outcome: 'fail' });
    expect(judge!.warm).toMatchObject({ compared: 2, off: null });
  });

  it('is not begun where its canaries fail', async () => {
    await withWeakened(
      (parts) => ({ ...parts, filter: assemble([ret(verdict.allow)]) }),
      async (weak) => {
        await open({ sandbox: weak });
        const given = await verdicts(python, [counting, counting]);
        expect(launched(given)).toEqual(['cold', 'cold']);
        expect(judge!.warm.off).toContain('canary system-calls failed');
        expect(notices).toHaveLength(1);
        await judge!.close();
        judge = null;
      },
    );
  });
});

describe('a fork server', () => {
  const shim = readFileSync(new URL('../../assets/shims/python.py', import.meta.url), 'utf8');
  const python3 = ['/usr/bin/python3', '-I', '-B'];

  /** Launches so many programs; what they print, of servers that are replaced after three. */
  async function launch(argv: readonly string[], programs: number): Promise<(string | null)[]> {
    const program = `
      import { receive, send } from '../sandbox/inner/frames.js';
      import { run } from '../sandbox/inner/launch.js';
      import { defaultLimits } from '../sandbox/inner/limits.js';
      import { WarmStarts } from '../judging/oracle/warm-starts.js';
      const warm = new WarmStarts(3);
      for await (const { start, programs } of receive()) {
        const printed = [];
        for (let i = 0; i < programs; i += 1) {
          warm.count();
          const argv = ['/usr/bin/python3', '-I', '-B', '-c', 'print(hash("seed of this server"))'];
          const spec = { argv, stdin: '', limits: defaultLimits, roots: [] };
          const forked = await warm.take(start, spec, []);
          printed.push(forked && (await run(spec, forked)).stdout.toString());
        }
        send([...printed, warm.trouble]);
      }
      await warm.close();`;
    const modules = {
      ...innerModules(),
      ...builtModules('judging/oracle'),
      'lab/main.js': program,
    };
    const session = await sandbox.open({ modules, entry: 'lab/main.js', roots: [] });
    const start = { kind: 'fork-server', argv, preload: ['json'], known: [], sources: [shim] };
    session.send(JSON.parse(JSON.stringify({ start, programs })));
    for await (const frame of session.frames) {
      await session.close();
      return frame as (string | null)[];
    }
    throw new Error(JSON.stringify(await session.ended));
  }

  it('is replaced after so many launches', async () => {
    const [first, ...seeds] = await launch([...python3, '-c', forkServerText], 8);
    const trouble = seeds.pop();
    expect([first, trouble]).toEqual([null, null]);
    // Children of one server share the seed that it hashes with.
    const groups = seeds.map((seed) => [...new Set(seeds)].indexOf(seed));
    expect(groups).toEqual([0, 0, 0, 1, 1, 1, 2]);
  });

  it('that does not start is told of, and not waited for', async () => {
    const [first, second, third, trouble] = await launch(
      [...python3, '-c', 'raise SystemExit("no")'],
      3,
    );
    expect([first, second, third]).toEqual([null, null, null]);
    expect(trouble).toBe('the fork server: no');
  });
});
