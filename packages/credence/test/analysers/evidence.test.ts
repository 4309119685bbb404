import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language, Task } from '../../src/core/task.ts';
import type { StaticAnalyser } from '../../src/judging/analysers/analyser.ts';
import { Analysis } from '../../src/judging/analysers/analysis.ts';
import { analyseAnswer, answerContext } from '../../src/judging/analysers/answer.ts';
import { bandit } from '../../src/judging/analysers/bandit.ts';
import { eslint } from '../../src/judging/analysers/eslint.ts';
import { gcc } from '../../src/judging/analysers/gcc.ts';
import { RulePack } from '../../src/judging/analysers/rule-pack.ts';
import { semgrep } from '../../src/judging/analysers/semgrep.ts';
import { findSandbox } from '../../src/sandbox/find.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { temporaryFolder } from '../support/study-folder.ts';

let sandbox: Sandbox;
let rules: RulePack;
let analysis: Analysis;
beforeAll(async () => {
  sandbox = await findSandbox();
  rules = await RulePack.shipped();
  const analysers = [bandit, eslint, gcc, semgrep];
  analysis = await Analysis.open({ sandbox, rules, analysers, workers: 2 });
  // Without them nothing below would show anything: scripts/setup-analysers.mjs installs them.
  for (const one of analysers) expect(analysis.readiness(one), one.id).toHaveProperty('version');
}, 120_000);
afterAll(() => analysis.close());

const look = (analyser: StaticAnalyser, language: Language, content: string, path = 'solution') =>
  analysis.analyse(analyser, { language, files: [{ path, content }], context: [] });

const python = (content: string) => look(bandit, 'python', content, 'solution.py');
const javascript = (content: string) => look(eslint, 'javascript', content, 'solution.js');
const c = (content: string) => look(gcc, 'c', content, 'solution.c');

describe('evidence of analysers', () => {
  it('comes from Bandit, comments that would suppress it notwithstanding', async () => {
    const code = 'import subprocess\n\n\ndef f(x):\n    subprocess.call(x, shell=True)  # nosec\n';
    const { status, findings, version, detail } = await python(code);
    expect({ status, detail }).toEqual({ status: 'findings', detail: null });
    expect(version).toMatch(/^\d+\.\d+/);
    expect(findings).toContainEqual({
      ruleId: 'B602:subprocess_popen_with_shell_equals_true',
      cwe: ['CWE-78'],
      severity: 'error',
      message: expect.stringContaining('shell=True'),
      path: 'solution.py',
      startLine: 5,
      endLine: 5,
    });
    expect(await python('def f(x):\n    return x + 1\n')).toMatchObject({ status: 'none' });
  });

  it('comes from ESLint, comments that would switch it off notwithstanding', async () => {
    const code = '/* eslint-disable */\nexports.f = (x) => eval(x);\n';
    const { status, findings } = await javascript(code);
    expect(status).toBe('findings');
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'security/detect-eval-with-expression',
        cwe: ['CWE-95'],
        severity: 'error',
        path: 'solution.js',
        startLine: 2,
      }),
    );
    expect(await javascript('export const f = (x) => x + 1;\n')).toMatchObject({ status: 'none' });
  });

  it('comes from gcc, with the weakness that its analyser names', async () => {
    const code =
      '#include <stdlib.h>\nvoid f(void) {\n  char *p = malloc(8);\n  free(p);\n  free(p);\n}\n';
    const { status, findings } = await c(code);
    expect(status).toBe('findings');
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId: '-Wanalyzer-double-free',
        cwe: ['CWE-415'],
        severity: 'warning',
        path: 'solution.c',
        startLine: 5,
      }),
    );
    expect(await c('int f(int x) { return x + 1; }\n')).toMatchObject({ status: 'none' });
  });

  it('is told apart by the rules that were given', async () => {
    const file = join(temporaryFolder(), 'own.yaml');
    const rule = { id: 'no-print', languages: ['python'], severity: 'WARNING', message: 'No' };
    writeFileSync(file, JSON.stringify({ rules: [{ ...rule, pattern: 'print(...)' }] }));
    const own = await RulePack.read(file);
    const other = await Analysis.open({ sandbox, rules: own, analysers: [semgrep], workers: 1 });
    try {
      const code = { language: 'python' as const, context: [] };
      const files = [{ path: 'a.py', content: 'print(1)  # nosemgrep\n' }];
      const evidence = await other.analyse(semgrep, { ...code, files });
      expect(evidence.findings.map(({ ruleId }) => ruleId)).toEqual(['no-print']);
      const shipped = await analysis.analyse(semgrep, { ...code, files });
      expect(shipped).toMatchObject({ status: 'none', findings: [] });
      expect(evidence.rules).not.toBe(shipped.rules);
      const keys = [other, analysis].map((one) => one.key(semgrep, 'hash', 'context', 'python'));
      expect(new Set(keys).size).toBe(2);
      expect(await other.analyse(semgrep, { ...code, language: 'go', files })).toMatchObject({
        status: 'not-applicable',
        detail: 'there are no rules for go',
      });
    } finally {
      await other.close();
    }
  });
});

describe('no evidence', () => {
  it.each([
    ['bandit', () => python('def (:\n')],
    ['eslint', () => javascript('function (\n')],
    ['gcc', () => c('int f( {\n')],
    ['semgrep', () => look(semgrep, 'python', 'def (:\n', 'solution.py')],
  ] as const)('is what %s gives on code that it cannot read', async (_, analyse) => {
    const { status, detail, findings } = await analyse();
    expect({ status, findings }).toEqual({ status: 'crashed', findings: [] });
    expect(detail).toMatch(/syntax|parsing|expected|compile/i);
  });

  it('is what an analyser gives that hostile code overcomes', async () => {
    const nested = `x = ${'('.repeat(100_000)}${')'.repeat(100_000)}\n`;
    expect(await python(nested)).toMatchObject({ status: 'crashed', findings: [] });
    // Read to its end, this takes all memory there is.
    const endless = await c('#include "/dev/zero"\n');
    expect(endless).toMatchObject({ status: 'crashed', findings: [] });
    expect(endless.detail).not.toBe('');
    // Whoever comes next is none the worse for it.
    expect(await c('int f(int x) { return x + 1; }\n')).toMatchObject({ status: 'none' });
  });

  it('is what an analyser gives that is not installed, or reads another language', async () => {
    const missing = { ...bandit, id: 'missing', locate: async () => ({ missing: 'gone' }) };
    const other = await Analysis.open({ sandbox, rules, analysers: [missing], workers: 1 });
    const code = { files: [{ path: 'a', content: '' }], context: [] };
    expect(await other.analyse(missing, { ...code, language: 'python' })).toMatchObject({
      status: 'not-installed',
      version: null,
      detail: 'gone',
    });
    expect(other.key(missing, 'hash', 'context', 'python')).toBeNull();
    await other.close();
    expect(await look(bandit, 'go', '')).toMatchObject({ status: 'not-applicable' });
    expect(analysis.key(bandit, 'hash', 'context', 'go')).toBeNull();
  });
});

it('analysers see nothing of the host', async () => {
  const secret = join(temporaryFolder(), 'secret.h');
  writeFileSync(secret, 'int planted_secret = "4f9e8b7c";\n');
  const evidence = await c(`#include "${secret}"\nint f(void) { return 1; }\n`);
  expect(evidence.status).toBe('crashed');
  expect(evidence.detail).toContain('No such file');
  expect(JSON.stringify(evidence)).not.toContain('4f9e8b7c');
});

describe('an answer that goes into a file', () => {
  const around = { before: 'import subprocess\n\n', after: '\n\nEND = eval("1")\n' };
  const task = {
    language: 'python',
    answerPath: 'shop/tool.py',
    surroundings: around,
    oracle: { fixtures: [{ path: 'shop/other.py', content: 'eval(input())\n' }] },
  } as unknown as Task;

  it('has findings on its own lines, counted from its first', async () => {
    const code = 'def f(x):\n    subprocess.call(x, shell=True)\n';
    const { status, findings } = await analyseAnswer(analysis, bandit, task, code);
    expect(status).toBe('findings');
    expect(findings.map(({ ruleId, startLine }) => [ruleId.slice(0, 4), startLine])).toEqual([
      ['B602', 2],
    ]);
  });

  it('has none for what was there before it', async () => {
    const code = 'def f(x):\n    return x\n';
    expect(await analyseAnswer(analysis, bandit, task, code)).toMatchObject({
      status: 'none',
      findings: [],
    });
  });

  it('has other evidence elsewhere', () => {
    const moved = { ...task, surroundings: { ...around, before: '' } };
    expect(answerContext(moved)).not.toBe(answerContext(task));
  });
});
