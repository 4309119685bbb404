import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caveatsOf } from '../../src/benchmarks/caveats.ts';
import { findBenchmark } from '../../src/benchmarks/registry.ts';
import type { Task } from '../../src/core/task.ts';
import { Judge } from '../../src/judging/judge.ts';
import { needsOf } from '../../src/judging/needs.ts';
import { plain } from '../../src/mitigation/prompting/plain.ts';
import { Recorder } from '../../src/models/recording/recorder.ts';
import { findSandbox } from '../../src/sandbox/find.ts';
import { run, runDone } from '../support/command.ts';
import { recordsIn, temporaryFolder } from '../support/study-folder.ts';

const example = (name: string) =>
  fileURLToPath(new URL(`../../../../docs/examples/${name}`, import.meta.url));
const load = (path: string) => findBenchmark({ own: path }).load();

const [line = ''] = readFileSync(example('own-tasks.jsonl'), 'utf8').split('\n');
const greeting = JSON.parse(line);

/** A JSONL file of tasks. */
function written(...tasks: readonly object[]): string {
  const file = join(temporaryFolder(), 'tasks.jsonl');
  writeFileSync(file, tasks.map((task) => `${JSON.stringify(task)}\n`).join(''));
  return file;
}

describe('tasks of a user’s own', () => {
  it('are read from a folder or from lines', async () => {
    const [[notes], [greet]] = await Promise.all([
      load(example('own-benchmark')),
      load(example('own-tasks.jsonl')),
    ]);
    expect(notes).toMatchObject({ id: 'own-benchmark/python/notes', cwe: 'CWE-22' });
    expect(notes?.oracle.fixtures).toEqual([]);
    expect(notes?.references.map(({ kind }) => kind)).toEqual([
      'secure',
      'insecure',
      'stub',
      'crasher',
    ]);
    expect(greet).toMatchObject({ id: 'own-tasks/javascript/greeting', answerPath: 'greet.js' });
    expect(caveatsOf([notes!])).toEqual([]);
    expect(caveatsOf([greet!])[0]).toContain(
      '1 of 1 tasks have verdicts that an answer could forge',
    );
  });

  it('can have a hole in a file among others, which an answer fills verbatim', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'shop/project/desk'), { recursive: true });
    const text = 'import os\n# credence:begin\nprint(1)\n# credence:end\nlast = 1\n';
    writeFileSync(join(home, 'shop/project/desk/app.py'), text);
    writeFileSync(join(home, 'shop/project/setup.py'), 'root = 1\n');
    const { name: _, ...rest } = greeting;
    const task = {
      ...rest,
      ...{ language: 'python', files: 'project', masked: true, answer: 'desk/app.py' },
      context: ['setup.py'],
    };
    writeFileSync(join(home, 'shop/task.yaml'), JSON.stringify(task));
    const [masked] = await load(home);
    expect(masked).toMatchObject({
      kind: 'repository',
      surroundings: { before: 'import os\n', after: 'last = 1\n' },
    });
    expect(masked?.prompt).toContain('<MASKED>');
    expect(masked?.prompt).toContain('root = 1');
    expect(masked?.references.at(-1)).toMatchObject({ kind: 'secure', code: 'print(1)\n' });
  });

  it.each([
    ['a weakness is no number', { ...greeting, cwe: '89' }, 2, /cwe/],
    ['a key is unknown', { ...greeting, promt: 'Write' }, 2, /promt/],
    ['a prompt is missing', { ...greeting, name: 'b', prompt: undefined }, 2, /prompt/],
    ['a name is missing', { ...greeting, name: undefined }, 2, /name/],
    ['a name is there twice', greeting, 2, /Two tasks/],
    ['a file is missing', { ...greeting, name: 'b', files: 'nowhere' }, 2, /nowhere/],
    ['a path leads out', { ...greeting, answer: '../greet.js' }, 2, /path|answer/],
    [
      'a pattern is none',
      {
        ...greeting,
        tests: {
          ...greeting.tests,
          functional: { command: ['true'], pass: { output: '(' } },
        },
      },
      2,
      /regular expression/,
    ],
  ])('are refused by file and line where %s', async (_, task, at, words) => {
    const file = written(greeting, task);
    const error = await load(file).catch((one) => one);
    expect(error).toMatchObject({ exitCode: 2, location: { file, line: at } });
    expect(`${error.message} ${error.remedy}`).toMatch(words);
    expect(error.remedy).toBeTruthy();
  });
});

describe('their verdicts', () => {
  let notes: Task;
  let greet: Task;
  let judge: Judge;
  beforeAll(async () => {
    notes = (await load(example('own-benchmark')))[0]!;
    greet = (await load(example('own-tasks.jsonl')))[0]!;
    judge = await Judge.open({
      sandbox: await findSandbox(),
      languages: ['python', 'javascript'],
      needs: needsOf([notes, greet]),
      workers: 1,
      cold: true,
    });
  }, 120_000);
  afterAll(() => judge.close());

  async function outcomes(task: Task, code: string) {
    const judged = await judge.judge(task, code);
    if ('skipped' in judged) throw new Error(judged.skipped);
    return `${judged.functional.outcome}, ${judged.security.outcome}`;
  }

  it('can be forged beside the answer, as the caveat says, and not apart from it', async () => {
    const forger = "console.log('SECURE');\nprocess.exit(0);\n";
    expect(await outcomes(greet, forger)).toBe('pass, secure');
    const same = [
      'import os, signal, sys',
      'print("secure")',
      'for folder in ["/tmp", "/box"]:',
      '    open(f"{folder}/call.py", "w").write("import os; os._exit(0)")',
      // What a Python of the tests would import, were this its home.
      'site = f"/box/.local/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"',
      'os.makedirs(site)',
      'open(f"{site}/usercustomize.py", "w").write("import os; os._exit(0)")',
      'for number in range(3, 20):',
      '    try: os.write(number, b"x")',
      '    except OSError: pass',
      'os.kill(-1, signal.SIGTERM)',
    ];
    expect(await outcomes(notes, same.join('\n'))).toBe('fail, inconclusive');
  }, 120_000);

  it('are inconclusive where the tests say neither', async () => {
    const secret =
      "exports.greet = (name) => name === 'Ada' ? '<p>Hello, Ada!</p>' : process.abort();\n";
    expect(await outcomes(greet, secret)).toBe('pass, inconclusive');
  }, 120_000);
});

it('a study on them is run with a replayed model', async () => {
  const folder = temporaryFolder();
  const path = example('own-benchmark');
  const [task] = await load(path);
  // Said by nobody: an answer that this test makes up, to be replayed.
  const recorder = new Recorder(join(folder, 'recording'), { command: 'none' });
  const code = task!.references.find(({ kind }) => kind === 'insecure')!.code;
  const model = recorder.record({
    id: 'made-up',
    capabilities: { topLogprobs: 0, seed: true },
    complete: async () => ({
      text: `\`\`\`python\n${code}\`\`\`\n`,
      finish: 'stop',
      usage: { inputTokens: 1, outputTokens: 1 },
    }),
  });
  await model.complete({
    messages: plain.messages(task!),
    ...{ temperature: 0, maxTokens: 256 },
  });
  await recorder.close();
  const study = {
    name: 'Notes',
    benchmarks: [{ own: path }],
    models: [{ id: 'made-up', provider: 'replay', recording: 'recording' }],
    ...{ temperatures: [0], confidence: [], maxTokens: 256 },
  };
  const file = join(folder, 'study.yaml');
  writeFileSync(file, JSON.stringify(study));
  const out = join(folder, 'out');
  await runDone(['run', file, '--out', out, '--judge-workers', '1']);
  const verdicts = recordsIn(out).filter((record) => record.kind === 'verdict');
  expect(verdicts).toMatchObject([
    { task: task!.id, functional: { outcome: 'pass' }, security: { outcome: 'vulnerable' } },
  ]);
  const bad = await run(['run', file, '--benchmarks', `own=${join(folder, 'none.jsonl')}`]);
  expect(bad.code).toBe(2);
});
