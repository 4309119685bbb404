import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTaskFolder } from '../src/benchmarks/find-task.ts';
import { type Language, languages, type Task } from '../src/core/task.ts';
import { auditTask } from '../src/judging/audit.ts';
import { Judge } from '../src/judging/judge.ts';
import { findSandbox } from '../src/sandbox/find.ts';
import { run, runDone, start } from './support/command.ts';

let root: string;
let judge: Judge;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'credence-tasks-'));
  judge = await Judge.open({ sandbox: await findSandbox(), languages, workers: 2 });
}, 600_000);
afterAll(async () => {
  await judge.close();
  await rm(root, { recursive: true });
});

const includes = (some: readonly Language[], one: Language) => some.includes(one);
const folderOf = (language: string, name: string) => join(root, 'self-contained', language, name);
const begin = (id: string) => run(['tasks', 'new', id, '--folder', root]);

/** Two of a family of languages differ in little but their names; each is judged in one of its forms. */
const judged = {
  'self-contained': ['python', 'php', 'c'],
  repository: ['javascript', 'go', 'cpp'],
} as const;

async function expectSound(task: Task): Promise<void> {
  const { problems, skipped } = await auditTask(task, judge, { repeat: 1 });
  expect({ problems, skipped }).toEqual({ problems: [], skipped: null });
}

describe('credence tasks new', () => {
  it.each(languages)('begins a task in %s that can be loaded, and is sound', async (language) => {
    const { stdout } = await runDone([
      ...['tasks', 'new', `self-contained/${language}/loads`, '--folder', root],
    ]);
    const folder = folderOf(language, 'loads');
    expect(stdout.split('\n')[0]).toBe(folder);
    const task = await loadTaskFolder(folder);
    expect(task).toMatchObject({ id: `self-contained/${language}/loads`, language });
    const kinds = task.references.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['crasher', 'insecure', 'insecure', 'secure', 'secure', 'stub']);
    expect(task.prompt).toContain('reeting(');
    expect(task.prompt).not.toMatch(/secur|safe|attack|inject|CWE/i);
    expect(task.oracle.driver !== undefined).toBe(['go', 'c', 'cpp'].includes(language));
    if (includes(judged['self-contained'], language)) await expectSound(task);
  });

  it.each(languages)('and one in a project in %s', async (language) => {
    const id = `repository/${language}/loads`;
    await runDone(['tasks', 'new', id, '--folder', root]);
    const task = await loadTaskFolder(join(root, id));
    expect(task).toMatchObject({ id, kind: 'repository', language });
    const kinds = task.references.map(({ kind }) => kind).sort();
    // What stands in the hole is a secure reference, too.
    const known = ['crasher', 'insecure', 'insecure', 'secure', 'secure', 'secure', 'stub'];
    expect(kinds).toEqual(known);
    expect(task.prompt).toMatch(/greeting\(.*<MASKED>/is);
    expect(task.prompt).toMatch(/for what stands between tags/i);
    expect(task.prompt).not.toMatch(/secur|safe|attack|inject|CWE/i);
    if (includes(judged.repository, language)) await expectSound(task);
  });

  it('overwrites nothing', async () => {
    await begin('self-contained/php/mine');
    const file = join(folderOf('php', 'mine'), 'prompt.md');
    await writeFile(file, 'mine');
    const end = await begin('self-contained/php/mine');
    expect(end.code).toBe(2);
    expect(end.stderr).toContain('There is a task of this name already.');
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it.each([
    ['self-contained/pyton/a', 'python'],
    ['self-contaned/python/a', 'Did you mean "self-contained"?'],
    ['self-contained/python', 'self-contained/python/user-search'],
    ['self-contained/python/../a', 'self-contained/python/user-search'],
  ])('refuses %s and says what to write', async (id, remedy) => {
    const end = await begin(id);
    expect(end.code).toBe(2);
    expect(end.stderr).toContain(remedy);
  });
});

it('audits no task under a name that none has, and does not call that sound', async () => {
  const end = await run(['audit', '--only', 'no-such-task']);
  expect([end.code, end.stdout]).toEqual([2, '']);
  expect(end.stderr).toContain('No task has "no-such-task" in its id.');
});

describe('credence judge --watch', () => {
  it('judges again when the answer or the task changes, and survives mistakes', async () => {
    await begin('self-contained/php/watched');
    const folder = folderOf('php', 'watched');
    const answer = join(root, 'answer.php');
    await writeFile(answer, '<?php function greeting($name) { return ""; }');
    const command = start(['judge', folder, answer, '--watch']);
    let output = '';
    command.child.stdout?.on('data', (text) => {
      output += text;
    });
    command.child.stderr?.on('data', (text) => {
      output += text;
    });
    const told = async (times: number) => {
      while (output.split('waiting for changes').length - 1 < times) {
        if (command.child.exitCode !== null) throw new Error(output);
        await sleep(20);
      }
      return output.split('waiting for changes')[times - 1];
    };
    try {
      expect(await told(1)).toContain('functional  fail');
      const secure = await readFile(join(folder, 'references/secure-library.php'), 'utf8');
      await writeFile(answer, secure);
      expect(await told(2)).toContain('security    secure');
      await writeFile(join(folder, 'task.yaml'), 'title: [');
      expect(await told(3)).toContain('task.yaml');
      const task = await readFile(join(folderOf('php', 'loads'), 'task.yaml'), 'utf8');
      await writeFile(join(folder, 'task.yaml'), task);
      expect(await told(4)).toContain('security    secure');
      await appendFile(join(folder, 'oracle.mjs'), '\nthrow new Error("a bug");\n');
      expect(await told(5)).toContain('functional  inconclusive');
    } finally {
      command.signal('SIGINT');
    }
    expect((await command.ended).code).toBe(0);
  });
});
