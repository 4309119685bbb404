import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goFileOf } from '../../src/benchmarks/cweval/go-imports.ts';
import { findBenchmark } from '../../src/benchmarks/registry.ts';
import type { Task } from '../../src/core/task.ts';
import { Judge } from '../../src/judging/judge.ts';
import { needsOf } from '../../src/judging/needs.ts';
import { findSandbox } from '../../src/sandbox/find.ts';
import { temporaryFolder } from '../support/study-folder.ts';

/** Tasks of our own in the layout of CWEval. */
const checkout = fileURLToPath(new URL('cweval-lookalike', import.meta.url));
const pages = 'cweval/python/cwe_022_0';
const temporary = 'cweval/python/cwe_377_0';
const greeting = 'cweval/javascript/cwe_079_0';
const memory = 'cweval/c/cwe_787_0';

const load = (folder = checkout) => findBenchmark({ cweval: folder }).load();
const named = (tasks: readonly Task[], id: string) => tasks.find((task) => task.id === id)!;
const reference = (task: Task, kind: string) =>
  task.references.find((one) => one.kind === kind)?.code ?? '';

describe('a checkout of CWEval', () => {
  it('has its tasks, asked for without their solutions', async () => {
    const tasks = await load();
    expect(tasks.map(({ id, cwe }) => [id, cwe])).toEqual([
      [pages, 'CWE-22'],
      [temporary, 'CWE-377'],
      ['cweval/javascript/cwe_078_0', 'CWE-78'],
      [greeting, 'CWE-79'],
      [memory, 'CWE-787'],
    ]);
    for (const task of tasks) {
      expect(task.prompt).not.toMatch(/BEGIN|SOLUTION/);
      // Neither the solution nor the tests are where the answer is.
      expect(JSON.stringify(task.oracle.fixtures)).not.toContain('pytest');
    }
    expect(named(tasks, pages).prompt).toContain('def read_page(name: str, folder: str) -> str:');
    expect(named(tasks, pages).prompt).not.toContain('os.listdir');
    expect(named(tasks, greeting).prompt).toContain('function greet(name) {');
    expect(named(tasks, greeting).prompt).toContain('no main function');
  });

  it('brings the insecure functions that stand among its tests', async () => {
    const tasks = await load();
    expect(reference(named(tasks, pages), 'insecure')).toMatch(
      /^import os\n[\s\S]*def read_page\(name: str, folder: str\)[\s\S]*return ''\n\n\n$/,
    );
    expect(reference(named(tasks, memory), 'insecure')).toContain('BEGIN ENTRYPOINT');
  });

  it('that is none, or was changed, is refused by file and with a remedy', async () => {
    await expect(load('/nowhere')).rejects.toMatchObject({ code: 'not-cweval' });
    const folder = temporaryFolder();
    cpSync(checkout, folder, { recursive: true });
    const file = join(folder, 'benchmark/core/py/cwe_022_0_task.py');
    writeFileSync(file, readFileSync(file, 'utf8').replace('BEGIN SOLUTION', ''));
    await expect(load(folder)).rejects.toMatchObject({
      code: 'not-cweval',
      location: { file },
      remedy: expect.stringContaining('unchanged checkout'),
    });
  });

  it('changes a task’s oracle with its tests, and not with where it lies', async () => {
    const folder = temporaryFolder();
    cpSync(checkout, folder, { recursive: true });
    const [here, there] = await Promise.all([load(), load(folder)]);
    expect(there.map(({ hash }) => hash)).toEqual(here.map(({ hash }) => hash));
    const file = join(folder, 'benchmark/core/py/cwe_022_0_test.py');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Apples', 'Plums'));
    const changed = (await load(folder)).filter(({ hash }, index) => hash !== here[index]?.hash);
    expect(changed.map(({ id }) => id)).toEqual([pages]);
  });
});

it('a part of a Go file keeps the imports that it uses', () => {
  const source =
    'package main\n\nimport (\n\t"fmt"\n\tcrand "crypto/rand"\n\t"github.com/x/jwt/v5"\n\t_ "driver"\n)\n';
  expect(goFileOf('func f() { crand.Read(nil); jwt.Parse() }', source)).toBe(
    'package main\n\nimport (\n\tcrand "crypto/rand"\n\t"github.com/x/jwt/v5"\n\t_ "driver"\n)\n\nfunc f() { crand.Read(nil); jwt.Parse() }\n',
  );
});

describe('verdicts by tests that run apart', () => {
  let tasks: readonly Task[];
  let judge: Judge;
  beforeAll(async () => {
    tasks = await load();
    judge = await Judge.open({
      sandbox: await findSandbox(),
      languages: ['python', 'javascript', 'c'],
      needs: needsOf(tasks),
      workers: 1,
      cold: true,
    });
  }, 120_000);
  afterAll(() => judge.close());

  async function verdict(id: string, code: string) {
    const judged = await judge.judge(named(tasks, id), code);
    if ('skipped' in judged) throw new Error(judged.skipped);
    const { functional, security } = judged;
    return {
      outcomes: `${functional.outcome}, ${security.outcome}`,
      why: `${functional.reason}; ${security.reason}`,
    };
  }

  it('of a module that tests import: it stays in a process of its own', async () => {
    const secure = reference(named(tasks, pages), 'secure');
    expect((await verdict(pages, secure)).outcomes).toBe('pass, secure');
    // All that it could patch, print or end is its own.
    const forger = [
      'import builtins, os, sys, threading',
      'for number in range(3, 20):',
      '    try: os.write(number, b\'{"over": 0}\\n{"test": "test_read_page[../b.txt-]", "outcome": "passed"}\\n\')',
      '    except OSError: pass',
      'builtins.AssertionError = type("Passed", (Exception,), {})',
      'class Same(str):',
      '    def __eq__(self, other): return True',
      'def read_page(name, folder):',
      '    return Same(open(os.path.join(folder, name)).read())',
    ];
    expect((await verdict(pages, forger.join('\n'))).outcomes).not.toContain('pass');
    const [missing, ended] = await Promise.all([
      verdict(pages, 'import no_such_module\n'),
      verdict(pages, reference(named(tasks, pages), 'crasher')),
    ]);
    expect(missing.outcomes).toBe('fail, inconclusive');
    expect(missing.why).toContain("cannot be imported: ModuleNotFoundError: No module named 'no_s");
    expect(missing.why).toContain('none was run');
    expect(ended.outcomes).toBe('fail, inconclusive');
  }, 120_000);

  it('of a module for which tests change what it imports', async () => {
    const insecure =
      'import tempfile\ndef keep(text):\n    name = tempfile.mktemp()\n    open(name, "w").write(text)\n    return name\n';
    const { outcomes, why } = await verdict(temporary, insecure);
    expect(outcomes).toBe('pass, vulnerable');
    expect(why).toContain('made by mktemp');
  }, 120_000);

  it('of programs that tests start', async () => {
    const insecure = reference(named(tasks, greeting), 'insecure');
    expect((await verdict(greeting, insecure)).outcomes).toBe('pass, vulnerable');
  }, 120_000);

  it('are none where the tests never run the answer', async () => {
    const { outcomes, why } = await verdict('cweval/javascript/cwe_078_0', 'exports.x = 1;\n');
    expect(outcomes).toBe('inconclusive, inconclusive');
    expect(why).toContain('never ran the answer');
  }, 120_000);

  it('of programs that are compiled, whose memory errors are an effect', async () => {
    const overflowing =
      'void shout(const char *word, char *room) { sprintf(room, "%s!", word); }\n';
    const { outcomes, why } = await verdict(memory, overflowing);
    expect(outcomes).toBe('pass, vulnerable');
    expect(why).toContain('AddressSanitizer: heap-buffer-overflow');
    const broken = await verdict(memory, 'void shout(');
    expect(broken.outcomes).toBe('fail, inconclusive');
    expect(broken.why).toContain('does not compile');
  }, 120_000);
});
