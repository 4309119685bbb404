import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * Every `ts` block of the pages is a program of its own. A line that ends in `// => value` is a claim:
 * the value is compared, numbers to 5 in the fourth decimal, objects by the keys that are written.
 */

const docs = new URL('../docs/', import.meta.url);
const source = (file: string) =>
  JSON.stringify(fileURLToPath(new URL(`../src/${file}`, import.meta.url)));
const compiler = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url));

interface Example {
  readonly name: string;
  readonly source: string;
  readonly claims: number;
}

const CLAIM = /^(.*\S);? *\/\/ => (.+)$/;

const program = (lines: readonly string[]): Pick<Example, 'source' | 'claims'> => {
  let claims = 0;
  const code = lines.map((line) => {
    const [, expression, value] = CLAIM.exec(line) ?? [];
    if (expression === undefined || value === undefined) return line;
    claims++;
    return `claim(${expression.replace(/;$/, '')}, ${value}, ${JSON.stringify(line)});`;
  });
  const text = [
    'declare const claim: (actual: unknown, expected: unknown, line: string) => void;',
    ...code,
    'export {};',
  ].join('\n');
  return {
    source: text
      .replaceAll("'@credence/calibration'", source('index.ts'))
      .replaceAll("'@credence/calibration/simd'", source('simd.ts'))
      .replaceAll("'@credence/calibration/folds'", source('uncertainty/split-groups.ts')),
    claims,
  };
};

const examplesOf = (page: string): readonly Example[] => {
  const blocks = readFileSync(new URL(page, docs), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm);
  return Array.from(blocks, ([, code], i) => ({
    // basename: the README lies above the pages, and an example stays in its own folder.
    name: `${basename(page, '.md')}-${i + 1}`,
    ...program(code!.trimEnd().split('\n')),
  }));
};

const matches = (actual: unknown, expected: unknown, line: string): void => {
  if (typeof expected === 'number') expect(actual, line).toBeCloseTo(expected, 4);
  else if (typeof expected !== 'object' || expected === null) expect(actual, line).toBe(expected);
  else {
    expect(typeof actual, line).toBe('object');
    if (Array.isArray(expected)) expect((actual as unknown[]).length, line).toBe(expected.length);
    for (const [key, value] of Object.entries(expected)) {
      matches((actual as Record<string, unknown>)[key], value, line);
    }
  }
};

const pages = ['../README.md', ...readdirSync(docs).filter((name) => name.endsWith('.md'))];
const examples = pages.flatMap(examplesOf);
const folder = mkdtempSync(join(tmpdir(), 'calibration-docs-'));
const pathOf = (example: Example) => join(folder, `${example.name}.ts`);

beforeAll(() => {
  for (const example of examples) writeFileSync(pathOf(example), example.source);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('documentation', () => {
  it('has an example on every page', () => {
    for (const page of pages) expect(examplesOf(page).length, page).toBeGreaterThan(0);
  });

  it('type-checks', () => {
    const options = '--noEmit --strict --skipLibCheck --allowImportingTsExtensions --target es2023';
    const { stdout, status } = spawnSync(
      compiler,
      [...options.split(' '), '--module', 'nodenext', '--types', '', ...examples.map(pathOf)],
      { encoding: 'utf8', cwd: folder },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it.each(examples.map((example) => [example.name, example] as const))('%s', async (_, example) => {
    let checked = 0;
    const claim = (actual: unknown, expected: unknown, line: string): void => {
      checked++;
      matches(actual, expected, line);
    };
    Object.assign(globalThis, { claim });
    await import(/* @vite-ignore */ pathOf(example));
    expect(example.claims).toBeGreaterThan(0);
    expect(checked).toBe(example.claims);
  });
});
