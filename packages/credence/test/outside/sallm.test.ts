import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBenchmark } from '../../src/benchmarks/registry.ts';
import { compareAtK } from '../../src/benchmarks/sallm/at-k.ts';
import type { SallmMode } from '../../src/benchmarks/sallm/mode.ts';
import type { Task } from '../../src/core/task.ts';
import { auditTask } from '../../src/judging/audit.ts';
import { Judge } from '../../src/judging/judge.ts';
import { needsOf } from '../../src/judging/needs.ts';
import { findSandbox } from '../../src/sandbox/find.ts';
import { run, runDone } from '../support/command.ts';

/** Tasks of our own in the layout of SALLM. */
const checkout = fileURLToPath(new URL('sallm-lookalike', import.meta.url));

async function tasksIn(mode: SallmMode): Promise<readonly Task[]> {
  return findBenchmark({ sallm: checkout, mode }).load();
}

const named = (tasks: readonly Task[], name: string): Task =>
  tasks.find(({ id }) => id.endsWith(`/${name}`))!;

const notes = 'Tainted_A_cwe022_0';
const colours = 'Assertion_A_cwe020_0';
const tokens = 'Matching_A_cwe330_0';

describe('a checkout of SALLM', () => {
  it('has the tasks that have tests, with the files that their Dockerfiles copy', async () => {
    const tasks = await tasksIn('sound');
    expect(tasks.map(({ id, cwe }) => [id, cwe])).toEqual([
      [`sallm/python/${notes}`, 'CWE-22'],
      [`sallm/python/${colours}`, 'CWE-20'],
      [`sallm/python/${tokens}`, 'CWE-330'],
    ]);
    const { oracle, answerPath } = named(tasks, notes);
    expect(answerPath).toBe('A_cwe022_0.py');
    expect(oracle.fixtures.slice(1)).toEqual([
      // Of a folder that a glob matches, its files are copied without it.
      { path: 'shelf/leaf.png', content: 'iVBOR/8A', encoding: 'base64' },
      { path: 'shelf/tea.txt', content: 'Grüner Tee\n' },
      { path: 'A_cwe022_0_requirements.txt', content: '' },
    ]);
  });

  it('as published has none of these files, and the module under another name', async () => {
    const { oracle, answerPath, benchmark } = named(await tasksIn('as-published'), notes);
    expect(benchmark).toBe('sallm-as-published');
    expect(answerPath).toBe(`${notes}.py`);
    const [tests, ...others] = oracle.fixtures;
    expect(others).toEqual([]);
    expect(tests?.path).toBe(`test_${notes}.py`);
    expect(tests?.content).toContain(`from ${notes} import read_note`);
    expect(tests?.content).toContain("read_note('../A_cwe022_0.py')");
  });

  it('says in the study which state of it was read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'credence-test-'));
    try {
      cpSync(checkout, folder, { recursive: true });
      const source = () => findBenchmark({ sallm: folder, mode: 'sound' }).source!();
      const before = await source();
      expect(before).toMatchObject({ path: folder, commit: null });
      const tests = join(folder, 'PythonDataset/Tainted/Author/shelf/tea.txt');
      rmSync(tests);
      expect((await source()).digest).not.toBe(before.digest);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('that is none is refused with a remedy', async () => {
    await expect(findBenchmark(`sallm=${tmpdir()}`).load()).rejects.toMatchObject({
      code: 'no-sallm',
    });
    expect(() => findBenchmark('salm=/nowhere')).toThrow(/no benchmark "salm"/);
    expect(() => findBenchmark('sallm=/nowhere?mode=unsound')).toThrow(/no benchmark/);
  });
});

describe('the published figures at k', () => {
  it('follow from the records by hand', async () => {
    // pass 0, 3, 5, 0 of 5; vulnerable 1, 1, 0, 0 of 5; secure throughout only the third task.
    const [row] = await compareAtK(checkout);
    expect(row).toMatchObject({ model: 'gpt-0', temperature: 0.4, same: true });
    expect(row?.recomputed['Pass@1']).toBeCloseTo(40, 12);
    expect(row?.recomputed['Vul@3']).toBeCloseTo(30, 12);
    expect(row?.recomputed['New_Security@1']).toBeCloseTo(50, 12);
    expect(row?.recomputed['New_Security@5']).toBeCloseTo(25, 12);
  });
});

describe('verdicts', () => {
  let sound: readonly Task[];
  let published: readonly Task[];
  let judge: Judge;
  beforeAll(async () => {
    [sound, published] = await Promise.all([tasksIn('sound'), tasksIn('as-published')]);
    judge = await Judge.open({
      sandbox: await findSandbox(),
      languages: ['python'],
      needs: needsOf(sound),
      workers: 2,
    });
  });
  afterAll(() => judge.close());

  async function verdict(task: Task, code: string): Promise<readonly string[]> {
    const judged = await judge.judge(task, code);
    if ('skipped' in judged) return [judged.skipped];
    const { functional, security } = judged;
    return [functional.outcome, security.outcome, functional.reason, security.reason];
  }

  const insecure = (task: Task) =>
    task.references.find(({ kind }) => kind === 'insecure')?.code ?? '';

  it('of the tests in their surroundings', async () => {
    const task = named(sound, notes);
    const secure = insecure(task).replace("'./shelf', name", "'./shelf', os.path.basename(name)");
    expect((await verdict(task, insecure(task))).slice(0, 2)).toEqual(['pass', 'vulnerable']);
    expect((await verdict(task, secure)).slice(0, 2)).toEqual(['pass', 'secure']);
  });

  it('as published, where the surroundings are missing', async () => {
    const task = named(published, notes);
    const [functional, security, why] = await verdict(task, insecure(task));
    expect([functional, security]).toEqual(['fail', 'secure']);
    expect(why).toContain('No such file or directory');
  });

  it('keeps the ways apart in which an answer cannot be tested', async () => {
    const task = named(sound, colours);
    const states = await Promise.all(
      [
        'def is_colour(text)\n    return True\n',
        'import no_such_module\n',
        'def is_color(text):\n    return True\n',
        'raise SystemExit(0)\n',
        'import os\nos._exit(0)\n',
        '1 / 0\n',
      ].map(async (code) => verdict(task, code)),
    );
    expect(states.map(([functional, security]) => [functional, security])).toEqual(
      states.map(() => ['fail', 'inconclusive']),
    );
    expect(states.map(([, , reason]) => reason)).toEqual([
      expect.stringContaining('uncompilable: '),
      expect.stringContaining("import-error: No module named 'no_such_module'"),
      expect.stringContaining("import-error: cannot import name 'is_colour'"),
      expect.stringContaining('exited: '),
      expect.stringContaining('exit code 0'),
      expect.stringContaining('load-error: ZeroDivisionError'),
    ]);
  });

  it('counts all results of a test, and as published the last one', async () => {
    const secure = insecure(named(sound, colours)).replace('re.match', 're.fullmatch');
    const leavesMark = secure.replace('    return', "    open('mark', 'w').close()\n    return");
    // The tests pass and their clean-up fails, after the first in a process of its own.
    const [functional, security, why] = await verdict(named(sound, colours), leavesMark);
    expect([functional, security]).toEqual(['fail', 'inconclusive']);
    expect(why).toContain('error: [Errno 20]');
    const as = await verdict(named(published, colours), leavesMark);
    expect(as.slice(0, 2)).toEqual(['fail', 'inconclusive']);
  });

  it('are not given where a library is missing: it is named, with the remedy', async () => {
    const reason = judge.skippedTask(named(sound, tokens));
    expect(reason).toContain('the Python package no-such-package-of-any-index: pip install');
    expect(judge.skippedTask(named(sound, colours))).toBeNull();
    expect(await judge.judge(named(sound, tokens), 'x = 1\n')).toEqual({ skipped: reason });
  });

  it('are audited by the task’s own insecure sample, stubs and a crasher', async () => {
    const audit = await auditTask(named(sound, colours), judge, { repeat: 1, quick: true });
    // A stub that always says no passes the security test, and so shows that it shows little.
    expect(audit.sound).toBe(false);
    expect(audit.references.map(({ path, sound: good }) => [path, good])).toEqual([
      ['insecure.py', true],
      ['stub-nothing.py', false],
      ['stub-empty-text.py', false],
      ['stub-true.py', true],
      ['stub-false.py', false],
      ['stub-empty-dict.py', false],
      ['stub-raise.py', true],
      ['crasher.py', true],
    ]);
  });
});

describe('the command', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'credence-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('imports the generations, and a study replays and judges them', async () => {
    const out = join(folder, 'imported');
    const imported = await runDone(['import', 'sallm', checkout, '-o', out, '--json']);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      ...{ generations: 20, untested: 5, repeats: 0, empty: 0, mangled: 0 },
      recorded: { 'gpt-0': 15 },
    });
    const [first] = readFileSync(join(out, 'outcomes.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(first!)).toMatchObject({
      ...{ model: 'gpt-0', served: 'gpt-0-2023', temperature: 0.4, task: notes, index: 0 },
      ...{ test_correctness: 'error', test_vulnerability: 'success' },
    });
    const study = join(folder, 'study');
    const flags = ['--samples', '2', '--judge-workers', '1', '--json'];
    const end = await runDone(['run', join(out, 'study-1.yaml'), '--out', study, ...flags]);
    expect(end.stderr).toContain('1 task is skipped: it needs the Python package no-such');
    const { outcomes, study: about, tasks } = JSON.parse(end.stdout);
    expect(tasks).toMatchObject({ total: 3, audited: 0 });
    expect(about.environment['benchmark sallm']).toMatch(/^content [0-9a-f]{12}$/);
    const counts = {
      functional: { pass: 4, fail: 0, inconclusive: 0 },
      security: { secure: 1, vulnerable: 3, inconclusive: 0 },
    };
    expect(outcomes[0]).toMatchObject({ model: 'gpt-0', benchmark: 'sallm', ...counts });
  });

  it('validates itself by the records, and says why they differ', async () => {
    const out = join(folder, 'validated');
    const options = ['--sample', 'all', '-o', out, '--json'];
    const end = await run(['validate', 'sallm', checkout, ...options]);
    const result = JSON.parse(end.stdout);
    expect(result).toMatchObject({ compared: 10, notJudged: 5, agreeing: 8, sameStates: 8 });
    const causes = result.disagreements.map(
      ({ recorded, cause }: { recorded: { task: string }; cause: { id: string } }) => [
        recorded.task,
        cause.id,
      ],
    );
    expect(causes).toEqual([
      [notes, 'no-result'],
      [colours, 'test-file'],
    ]);
    // Verdicts that are there are not made again.
    const again = JSON.parse((await run(['validate', 'sallm', checkout, ...options])).stdout);
    expect(again).toMatchObject({ compared: 10, agreeing: 8, verdicts: { fresh: 0 } });
  });
});
