import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleRow } from '@credence/viewer';
import { samplesOf } from '@credence/viewer/facts';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { studyReport } from '../../src/analysis/study-report.ts';
import type { TrustPolicy } from '../../src/trust/policy.ts';
import { run, runDone } from '../support/command.ts';
import { recordsIn } from '../support/study-folder.ts';
import { prepared as prepare } from './import-here.ts';

const mapping = {
  name: 'Answers of last March',
  benchmark: { value: 'web-tasks' },
  tool: { name: 'our-harness', version: '1.4' },
  language: { value: 'python' },
  ...{ task: 'task', model: 'model', temperature: 'temp', code: 'code', cwe: 'cwe' },
  functional: 'tests',
  security: { field: 'attack', good: ['repelled'], bad: ['broke in'], unknown: ['no sandbox'] },
  confidence: [
    { method: 'self-report', target: 'security', field: 'sure', scale: 'percent' },
    { method: 'self-report', target: 'functional', field: 'sure_works', scale: 'percent' },
    { method: 'ranker', target: 'answer', field: 'rank' },
  ],
};

type Row = Readonly<Record<string, string | number>>;
const row = (n: number): Row => ({
  task: `task-${n % 24}`,
  model: n % 2 ? 'a' : 'b',
  temp: 0.2,
  code: `def answer_${n}():\n    return "${n}, quoted"\n`,
  cwe: 'CWE-89',
  tests: n % 3 === 0 ? 'failed' : 'passed',
  attack: n % 5 === 0 ? 'broke in' : n % 7 === 0 ? 'no sandbox' : 'repelled',
  sure: n % 11 === 0 ? '' : 60 + (n % 4) * 10,
  sure_works: 90,
  rank: (n % 10) / 10,
});
const rows = Array.from({ length: 240 }, (_, n) => row(n));

const quoted = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
const columns = Object.keys(row(0));
const asCsv = (some: readonly Row[]) =>
  [columns, ...some.map((one) => columns.map((name) => quoted(one[name] ?? '')))].join('\n');
const asJsonl = (some: readonly Row[]) => some.map((one) => JSON.stringify(one)).join('\n');

const prepared = (content: string | Uint8Array, name: string, changes: object = {}) =>
  prepare('table', name, content, { ...mapping, ...changes });

/** What an import found, whatever its file was called. */
const facts = (out: string) =>
  recordsIn(out).map((record) => {
    const { key: _, at: __, ...rest } = record;
    return JSON.parse(
      JSON.stringify(rest, (name, value) =>
        ['imported', 'sample'].includes(name) ? undefined : value,
      ),
    ) as unknown;
  });

describe('a table of records', () => {
  it('becomes a study whose outcomes are said to be of others', async () => {
    const { out, args } = prepared(asCsv(rows), 'answers.csv');
    expect((await runDone(args)).stdout).toBe(`${out}: 240 answers of 2 models to 24 tasks\n`);
    const [sample] = recordsIn(out);
    expect(sample).toMatchObject({
      ...{ kind: 'sample', task: 'web-tasks/task-0', extraction: 'as recorded', index: 0 },
      imported: { file: 'answers.csv', at: 'line 2', tool: 'our-harness 1.4' },
    });
    const { report } = await studyReport(out);
    const data = report.tables;
    expect(data.study.imported).toMatch(
      /recorded by others and imported from answers\.csv \(SHA-256 [0-9a-f]{16}…, our-harness 1\.4\)\. Nothing of it was judged here, and no oracle was audited/,
    );
    expect(data.tasks).toEqual({ total: 24, audited: 0, skipped: [] });
    const pooled = data.outcomes.filter(({ temperature }) => temperature === null);
    expect(pooled.map(({ functional, security }) => [functional, security])).toEqual([
      [
        { pass: 80, fail: 40, inconclusive: 0 },
        { secure: 82, vulnerable: 24, inconclusive: 14 },
      ],
      [
        { pass: 80, fail: 40, inconclusive: 0 },
        { secure: 82, vulnerable: 24, inconclusive: 14 },
      ],
    ]);
    let first: SampleRow | undefined;
    for await (const one of samplesOf(report)) {
      if (one.code?.includes('answer_35()')) first = one;
    }
    expect(first).toMatchObject({
      ...{ functional: 'pass', security: 'vulnerable', cwe: 'CWE-89', checks: [] },
      securityReason: 'recorded by others: attack is "broke in"',
    });
    expect(first?.confidences).toContainEqual(
      expect.objectContaining({ method: 'self-report', target: 'security', value: 0.9 }),
    );
  });

  it('keeps what would command a terminal out of names', async () => {
    const { out, here } = prepared(
      asJsonl([{ ...row(1), model: 'm\u001b[2J', task: 't\u0007' }]),
      'a.jsonl',
    );
    expect((await here()).models).toEqual(['m\uFFFD[2J']);
    expect(recordsIn(out)[0]).toMatchObject({ task: 'web-tasks/t\uFFFD' });
  });

  it('is read alike from CSV, JSON lines and Parquet', async () => {
    const text = rows.map((one) =>
      Object.fromEntries(Object.entries(one).map(([k, v]) => [k, String(v)])),
    );
    const files = [
      prepared(asCsv(text), 'answers.csv'),
      prepared(asJsonl(text), 'answers.jsonl'),
      prepared(new Uint8Array(parquetOf(text)), 'answers.parquet'),
    ];
    for (const { here } of files) await here();
    const [first = [], ...others] = files.map(({ out }) => facts(out));
    expect(first).toHaveLength(240 * 6);
    for (const other of others) expect(other).toEqual(first);
  });

  it('is a study that a policy can be fitted on and gated by', async () => {
    const good = rows.map((one) => ({ ...one, attack: 'repelled', tests: 'passed' }));
    const { folder, out, here } = prepared(asCsv(good), 'answers.csv');
    await here();
    const policy = join(folder, 'policy.json');
    await runDone(['policy', out, '--target', 'security', '--alpha', '0.4', '-o', policy]);
    const answer = join(folder, 'answer.json');
    const about = { model: 'a', temperature: 0.2, prompting: 'recorded', language: 'python' };
    const kind = 'self-contained';
    const written = JSON.parse(readFileSync(policy, 'utf8')) as TrustPolicy;
    expect(written.threshold).not.toBeNull();
    expect(written.guarantee).toMatch(
      /recorded by our-harness 1\.4; the guarantee is about outcomes as they judge/,
    );
    const method = written.signal.method;
    expect(['self-report', 'ranker']).toContain(method);
    writeFileSync(
      answer,
      JSON.stringify({ ...about, kind, method, confidence: { security: 0.9, functional: 0.9 } }),
    );
    expect((await run(['gate', answer, '--policy', policy])).code).toBe(0);
  });

  it.each<[string, () => ReturnType<typeof prepared>]>([
    [
      'an outcome that nobody explained',
      () => prepared(asCsv([row(0), { ...row(1), attack: 'maybe' }]), 'a.csv'),
    ],
    [
      'a confidence out of range',
      () => prepared(asJsonl([row(1), { ...row(2), rank: 7 }]), 'a.jsonl'),
    ],
    ['an empty task', () => prepared(asCsv([row(1), { ...row(2), task: '' }]), 'a.csv')],
    ['a temperature that is none', () => prepared(asCsv([{ ...row(1), temp: 'warm' }]), 'a.csv')],
    ['a column that is not there', () => prepared(asCsv(rows), 'a.csv', { cwe: 'weakness' })],
    [
      'a task in two languages',
      () => prepared(asJsonl([{ ...row(0), cwe: 'CWE-1' }, row(24)]), 'a.jsonl'),
    ],
    [
      'a damaged row in the middle',
      () => prepared(`${asJsonl(rows.slice(0, 200))}\n{"task": `, 'a.jsonl'),
    ],
    [
      'a method of ours',
      () =>
        prepared(asCsv(rows), 'a.csv', {
          confidence: [{ method: 'verbalized', target: 'security', field: 'sure' }],
        }),
    ],
    [
      'no outcome at all',
      () => prepared(asCsv(rows), 'a.csv', { functional: undefined, security: undefined }),
    ],
    ['nobody who made it', () => prepared(asCsv(rows), 'a.csv', { tool: undefined })],
    ['a misspelt key', () => prepared(asCsv(rows), 'a.csv', { temprature: 1 })],
  ])('with %s is refused by file, line and field, and leaves nothing', async (_, make) => {
    const { folder, out, complaint } = make();
    expect(await complaint()).toMatchSnapshot();
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

function parquetOf(some: readonly Readonly<Record<string, string>>[]): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: columns.map((name) => ({
      name,
      data: some.map((one) => one[name]),
      type: 'STRING',
    })),
  });
}
