import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnalysisWork } from './analyser.ts';
import { codeql } from './codeql.ts';
import { eslint } from './eslint.ts';
import { findPythonTool } from './find-python-tool.ts';
import { gcc } from './gcc.ts';
import { analyserIds, analysers, findAnalyser } from './registry.ts';
import { spotbugs } from './spotbugs.ts';

const root = mkdtempSync(join(tmpdir(), 'credence-analysers-'));
afterAll(() => rmSync(root, { recursive: true }));

/** An executable that is there and never run. */
function file(path: string): string {
  const whole = join(root, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, '');
  chmodSync(whole, 0o755);
  return whole;
}

const finder = (programs: Readonly<Record<string, string>>) => async (name: string) =>
  programs[name] ?? null;

const work = (language: AnalysisWork['language'], name: string): AnalysisWork => ({
  language,
  files: [`/box/code/${name}`],
  rules: [],
});

describe('SpotBugs', () => {
  it('is shown its home, the JDK and its plugins, and compiles what it reads', async () => {
    const program = file('spotbugs/bin/spotbugs');
    const plugin = file('spotbugs/plugin/findsecbugs.jar');
    const javac = file('jdk/bin/javac');
    const found = await spotbugs.locate(finder({ spotbugs: program, javac }));
    if ('missing' in found) throw new Error(found.missing);
    expect(found.roots).toEqual([join(root, 'spotbugs'), join(root, 'jdk')]);
    const { argv, env, collect } = found.launch(work('java', 'Solution.java'));
    const [shell, flag, script, name, ...rest] = argv;
    expect([shell, flag, name]).toEqual(['/bin/sh', '-c', 'sh']);
    expect(rest).toEqual([javac, program, `-pluginList ${plugin}`, '/box/code/Solution.java']);
    // Annotation processors are programs that come with the code.
    expect(script).toContain('-proc:none');
    expect(script).toContain('-sarif');
    expect(collect).toBe('out/result.sarif');
    expect(env?.JAVA_HOME).toBe(join(root, 'jdk'));
  });

  it('says what is missing', async () => {
    expect(await spotbugs.locate(finder({}))).toEqual({ missing: 'SpotBugs is not installed' });
    expect(await spotbugs.locate(finder({ spotbugs: '/opt/spotbugs/bin/spotbugs' }))).toEqual({
      missing: 'SpotBugs needs a JDK, which is not installed',
    });
  });
});

it('CodeQL makes a database without building, and asks it the security questions', async () => {
  const program = file('codeql/codeql');
  const found = await codeql.locate(finder({ codeql: program }));
  if ('missing' in found) throw new Error(found.missing);
  expect(found.roots).toEqual([join(root, 'codeql')]);
  const { argv, collect } = found.launch(work('javascript', 'solution.js'));
  expect(argv.slice(3)).toEqual(['sh', program, 'javascript']);
  expect(argv[2]).toContain('--build-mode=none');
  expect(argv[2]).toContain('--source-root=/box/code');
  expect(argv[2]).toContain('security-extended.qls');
  expect(collect).toBe('out/result.sarif');
});

it('ESLint takes no configuration and no comment of the code', async () => {
  const program = file('lib/node_modules/eslint/bin/eslint.js');
  file('lib/node_modules/eslint-plugin-security/index.js');
  const found = await eslint.locate(finder({ eslint: program }));
  if ('missing' in found) throw new Error(found.missing);
  const { argv, files } = found.launch(work('javascript', 'solution.js'));
  for (const option of ['--config', '--no-inline-config', '--no-ignore']) {
    expect(argv).toContain(option);
  }
  expect(files?.['eslint.config.mjs']).toContain('noInlineConfig: true');
});

it('gcc analyses and makes no program', async () => {
  const found = await gcc.locate(finder({ gcc: '/opt/gcc/bin/gcc' }));
  if ('missing' in found) throw new Error(found.missing);
  expect(found.roots).toEqual(['/opt/gcc']);
  const { argv } = found.launch(work('c', 'solution.c'));
  const [shell, , script, program, ...rest] = argv;
  expect([shell, program]).toEqual(['/bin/sh', '/opt/gcc/bin/gcc']);
  expect(script).toContain('-fanalyzer');
  expect(rest).toEqual(expect.arrayContaining(['-S', '/box/code/solution.c']));
});

describe('a tool of Python on the PATH', () => {
  const script = (name: string, text: string) => {
    const path = file(`python/bin/${name}`);
    writeFileSync(path, text);
    return path;
  };

  it('is run by the interpreter that its script names, with what that one imports', async () => {
    const path = script('credence-no-such-tool', '#!/usr/bin/python3\nimport x\n');
    const find = finder({ 'credence-no-such-tool': path });
    const found = await findPythonTool('credence-no-such-tool', 'x.main()', find);
    expect(found?.python.slice(1, 4)).toEqual(['-I', '-B', '-c']);
    expect(found?.python[0]).toMatch(/\/python3/);
    expect(found?.python[4]).toMatch(/^import sys; sys\.path\[:0\] = \["\/.*\]\nx\.main\(\)$/);
    expect(found?.roots.filter((root) => root.startsWith('/usr/'))).toEqual([]);
  });

  it('is not there when the script is something else', async () => {
    const path = script('credence-other-tool', '#!/bin/sh\necho tool\n');
    const find = finder({ 'credence-other-tool': path });
    expect(await findPythonTool('credence-other-tool', '', find)).toBeNull();
    expect(await findPythonTool('credence-absent-tool', '', find)).toBeNull();
  });
});

describe('the registry', () => {
  it('has every analyser once, and how to install it', () => {
    expect(new Set(analyserIds).size).toBe(analysers.length);
    expect(analysers.every(({ install, languages }) => install && languages.length > 0)).toBe(true);
  });

  it('says what was probably meant', () => {
    expect(() => findAnalyser('bandti')).toThrow(/no analyser "bandti"/);
    expect(findAnalyser('codeql')).toBe(codeql);
  });
});
