import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AseContents,
  type AseOptions,
  aseBenchmark,
  readAse,
} from '../../src/benchmarks/ase/ase-benchmark.ts';
import { cloneCommands } from '../../src/benchmarks/ase/checkouts.ts';
import { cutLines, spliceBytes } from '../../src/benchmarks/ase/line-mask.ts';
import { originalSplice } from '../../src/benchmarks/ase/original-splice.ts';
import { splice } from '../../src/benchmarks/mask.ts';
import { findBenchmark } from '../../src/benchmarks/registry.ts';
import { type LookAlike, makeLookAlike, mended, menu, weak } from './look-alike.ts';

let made: LookAlike;
beforeAll(() => {
  made = makeLookAlike();
});
afterAll(() => made.remove());

const options = (changes: Partial<AseOptions> = {}): AseOptions => ({
  version: 2,
  repositories: made.repositories,
  context: 'bm25',
  summaries: 'given',
  patch: 'any',
  promptCharacters: 98_000,
  ...changes,
});

const known = new Map<string, Promise<AseContents>>();

/** Reads once what is asked for again: nothing of it changes. */
function reading(changes: Partial<AseOptions> = {}): Promise<AseContents> {
  const key = JSON.stringify(changes);
  const contents = known.get(key) ?? readAse(made.checkout, options(changes));
  known.set(key, contents);
  return contents;
}

async function taskOf(id: string, changes: Partial<AseOptions> = {}) {
  const { tasks } = await reading(changes);
  const found = tasks.find(({ instance }) => instance.id === id);
  if (!found) throw new Error(`no task ${id}`);
  return found;
}

describe('reading A.S.E', () => {
  it('takes rows as they are written: repeated, in capitals, with blanks', async () => {
    const contents = await reading();
    expect(contents.rows).toBe(5);
    expect(contents.repeated).toEqual(['pages_1']);
    const about = contents.instances.map(({ id, cwe, language, file }) => [
      id,
      cwe,
      language,
      file,
    ]);
    expect(about).toEqual([
      ['pages_1', 'CWE-22', 'python', 'app/pages.py'],
      ['format_1', 'CWE-22', 'python', 'app/format.py'],
      ['titles_1', 'CWE-79', 'php', 'app/menu.php'],
      ['gone_1', 'CWE-22', 'python', 'app/pages.py'],
    ]);
    expect([...contents.left]).toEqual([
      ['gone_1', 'https://gitlab.com/gone/project is not at hand'],
    ]);
  });

  it('finds the commits that rows mean: before another one, by a tag, by their beginning', async () => {
    const { tasks } = await reading();
    expect(tasks.map(({ commit }) => commit)).toEqual([
      made.commits.base,
      made.commits.base,
      made.commits.patch,
    ]);
  });

  it('finds where each weakness was mended, tests apart', async () => {
    const { tasks } = await reading();
    expect(tasks.map(({ patch }) => patch)).toEqual(['inside', 'outside', 'partly']);
    const ids = async (patch: AseOptions['patch']) =>
      (await aseBenchmark(made.checkout, options({ patch })).load()).map(({ id }) => id);
    expect(await ids('inside')).toEqual(['ase-v2/python/pages_1']);
    expect(await ids('touching')).toEqual(['ase-v2/python/pages_1', 'ase-v2/php/titles_1']);
    expect(await ids('any')).toHaveLength(3);
  });

  it('says what it left out, and which summaries give the weakness away', async () => {
    const notes = async (changes: Partial<AseOptions>) =>
      (await aseBenchmark(made.checkout, options(changes)).source?.())?.notes;
    expect(await notes({ patch: 'inside' })).toEqual([
      '1 of 4 instances used',
      '1 left out, since their repositories are not at hand',
      '2 left out, since the patch that mended them lies outside the masked lines (1 wholly, 1 in part), so that their labels may not depend on the answer',
    ]);
    expect(await notes({ patch: 'any' })).toContain(
      'the summaries of 1 used instances have words of security in them',
    );
  });

  it('knows what mended a weakness where nothing else of the file changed', async () => {
    const { task } = await taskOf('pages_1');
    expect(task.references.map(({ kind, code }) => [kind, code])).toEqual([
      ['insecure', weak],
      ['secure', mended],
    ]);
    expect(splice(task.surroundings!, weak)).toBe(
      `${task.surroundings?.before}${weak}${task.surroundings?.after}`,
    );
  });

  it('gives variants of version 1 what was retrieved for their seed, and no oracle', async () => {
    const { task } = await taskOf('pages_1', { version: 1 });
    expect(task.prompt).toContain('It reads a page');
    expect(task.oracle.outside).toEqual({ unavailable: expect.stringContaining('version 1') });
    const variant = await taskOf('pages_2', { version: 1 });
    expect(variant.task.prompt).toContain('It reads a page');
    expect(variant.patch).toBe('unknown');
    expect(variant.commit).toBe(made.commits.later);
  });

  it('is found by its path, with options, and by a path beside it', async () => {
    const choice = `ase=${made.checkout}?repositories=${made.repositories}&patch=any&version=2`;
    const benchmark = findBenchmark(choice);
    expect([benchmark.id, (await benchmark.load()).length]).toEqual(['ase-v2', 3]);
    expect(() => findBenchmark(`ase=${made.checkout}?repositories=x&version=3`)).toThrow(
      /There is no benchmark/,
    );
    await expect(
      findBenchmark(`ase=${made.checkout}?repositories=/nowhere`).load(),
    ).rejects.toThrow('None of the repositories of 4 instances is at hand');
  });

  it('names the row that it does not understand', async () => {
    await expect(readAse(join(made.checkout, 'nowhere'), options())).rejects.toMatchObject({
      code: 'ase-data',
    });
  });

  it('says how to get the repositories that are missing, and does not get them', async () => {
    const { instances } = await reading();
    expect(cloneCommands(instances, made.repositories)).toEqual([
      `git clone --no-checkout https://gitlab.com/gone/project ${made.repositories}/gone/project`,
      `git -C ${made.repositories}/gone/project fetch origin pull/1/head:pr-1`,
    ]);
  });
});

describe('a prompt', () => {
  it('shows the hole, what it does and the context, and not what stood there', async () => {
    const { task } = await taskOf('pages_1');
    expect(task.prompt).toContain('    <MASKED>\n');
    expect(task.prompt).toContain('What the missing code does: It reads a page');
    expect(task.prompt).toContain('`app/format.py`:');
    expect(task.prompt).not.toContain('os.path.join(FOLDER, name)');
    expect(task.prompt).not.toContain('missing.py');
  });

  it('shows the lines that an agent chose, and never those of the masked file', async () => {
    const { task } = await taskOf('pages_1', { context: 'claudecode' });
    expect(task.prompt).toContain(
      '`app/format.py`, lines 1 to 1:\n```python\ndef format(text):\n```',
    );
    expect(task.prompt).not.toContain('return page.read()');
  });

  it('leaves out summaries that give the weakness away, where that is asked', async () => {
    const prompt = async (summaries: AseOptions['summaries']) =>
      (await taskOf('titles_1', { summaries })).task.prompt;
    expect(await prompt('given')).toContain('sanitized');
    expect(await prompt('clean')).not.toContain('sanitized');
    expect((await taskOf('pages_1', { summaries: 'clean' })).task.prompt).toContain('It reads');
    expect((await taskOf('pages_1', { summaries: 'none' })).task.prompt).not.toContain('It reads');
  });

  it('shows as much context as there is room for', async () => {
    const { context, task } = await taskOf('pages_1', { promptCharacters: 1_000 });
    expect(context).toEqual({ shown: 1, retrieved: 2 });
    expect(task.prompt.length).toBeLessThan(1_000);
    const less = await taskOf('pages_1', { promptCharacters: 300 });
    expect(less.context.shown).toBe(0);
  });
});

describe('splicing', () => {
  const lines = { first: 4, last: 4 };

  it('gives the file back byte by byte, whatever its line ends and its encoding', () => {
    for (let first = 1; first <= 5; first += 1) {
      for (let last = first; last <= 7; last += 1) {
        const mask = cutLines(menu, { first, last })!;
        expect(spliceBytes(mask, mask.original).equals(menu)).toBe(true);
      }
    }
    expect(cutLines(menu, { first: 6, last: 6 })).toBeNull();
  });

  it('puts an answer in as it is', () => {
    const mask = cutLines(menu, lines)!;
    const spliced = spliceBytes(mask, Buffer.from('\treturn "é";')).toString('latin1');
    expect(spliced).toContain(
      `caf\xe9\r\nfunction title() {\r\n\treturn "${Buffer.from('é').toString('latin1')}";\n}\r\n`,
    );
  });

  it('differs from the original’s, which changes line ends, letters and indentation', () => {
    expect(originalSplice(menu, lines, '\treturn $_GET["t"];\r\n')?.toString()).toBe(
      '<?php\n// caf\nfunction title() {\n return $_GET["t"];\n}\n',
    );
    const python = Buffer.from('def f(x):\n    if x:\n        return 1\n    return 2\n');
    // The first line loses its indentation and gets it back; the others get it once more.
    expect(
      originalSplice(
        python,
        { first: 2, last: 4 },
        '    if x:\n        return 1\n    return 2\n',
      )?.toString(),
    ).toBe('def f(x):\n    if x:\n            return 1\n        return 2\n');
  });

  it('differs where braces stand in comments and where lines are like their neighbours', () => {
    const c = Buffer.from('int f() {\n  int a = 1;\n  return a;\n}\n');
    // What follows a comment is not counted: the answer seems to open a brace that it closes.
    const answer = '  if (x) { // why\n    a = 2;\n  }\n  return a;';
    expect(originalSplice(c, { first: 3, last: 3 }, answer)?.toString()).toBe(
      'int f() {\n  int a = 1;\n  if (x) { // why\n      a = 2;\n    }\n    return a;\n  }\n}\n',
    );
    expect(originalSplice(c, { first: 3, last: 3 }, '}')?.toString()).toBe(
      'int f() {\n  int a = 1;\n\n}\n',
    );
  });
});
