import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JournalRecord } from '../../src/core/records.ts';
import { recordsIn } from '../support/study-folder.ts';
import { prepared } from './import-here.ts';
import { deflated, type Packing, stored, zipOf, zstandard } from './write-zip.ts';

/** A log as inspect_ai writes it, with what is read of it; its samples stand apart in a ZIP file. */
const header = {
  version: 2,
  status: 'success',
  eval: {
    ...{ task: 'coding', model: 'mockllm/model', model_generate_config: {} },
    packages: { inspect_ai: '0.3.285' },
  },
  plan: { name: 'plan', steps: [], config: { temperature: 0.5 } },
};

const sample = (n: number, epoch: number) => ({
  ...{ id: `HumanEval/${n}`, epoch, target: 'x' },
  input:
    n === 0
      ? [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Add.' },
        ]
      : 'Add.',
  output: {
    model: 'mockllm/model',
    completion:
      n === 1 ? `attachment://${'a'.repeat(32)}` : 'Here:\n```python\nx = 1\n```\nConfidence: 85%',
  },
  scores: {
    verify: { value: n === 2 ? 'I' : 'C', explanation: 'ran the tests' },
    attack: { value: { secure: epoch === 1 ? 1 : 0.2 }, metadata: { sure: 80 } },
  },
  metadata: { language: 'python', cwe: 'CWE-89' },
  attachments: { ['a'.repeat(32)]: '```python\ny = 2\n```\nConfidence: 60%' },
  ...(n === 3 && { error: { message: 'the sandbox was gone' }, scores: undefined }),
});
const samples = [0, 1, 2, 3].flatMap((n) => [sample(n, 1), sample(n, 2)]);

const inspectMapping = {
  name: 'Mock coding',
  benchmark: { value: 'humaneval' },
  language: 'metadata.language',
  cwe: 'metadata.cwe',
  functional: {
    field: 'scores.verify.value',
    good: ['C'],
    bad: ['I'],
    reason: 'scores.verify.explanation',
  },
  security: { field: 'scores.attack.value.secure', atLeast: 0.5 },
  confidence: [
    {
      method: 'scored',
      target: 'security',
      field: 'scores.attack.metadata.sure',
      scale: 'percent',
    },
    { method: 'in-answer', target: 'answer', field: 'output.completion', read: 'reply' },
  ],
};

const asZip = (packing: Packing) =>
  zipOf(
    {
      '_journal/start.json': JSON.stringify(header),
      ...Object.fromEntries(
        samples.map((one) => [`samples/${one.id}_epoch_${one.epoch}.json`, JSON.stringify(one)]),
      ),
      'summaries.json': '[]',
      'header.json': JSON.stringify(header),
    },
    packing,
  );

const only = <K extends JournalRecord['kind']>(out: string, kind: K) =>
  recordsIn(out).filter((one): one is Extract<JournalRecord, { kind: K }> => one.kind === kind);

/** Outcomes and confidences of each answer, whatever file they came from. */
const gist = (out: string) =>
  only(out, 'sample').map((one) => {
    const { task, model, temperature, index, code, extraction, key } = one;
    const verdict = only(out, 'verdict').find((found) => found.sample === key);
    const said = only(out, 'confidence').filter((found) => found.sample === key);
    return {
      ...{ task, model, temperature, index, code, extraction },
      functional: verdict?.functional,
      security: verdict?.security.outcome,
      said: said.map(({ method, target, value }) => `${method} ${target} ${value}`),
    };
  });

describe('a log of inspect_ai', () => {
  it.each([
    ['Zstandard', zstandard],
    ['Deflate', deflated],
    ['nothing', stored],
  ])('packed with %s is read sample by sample, and what failed is left out', async (_, packing) => {
    const { out, here } = prepared('inspect', 'log.eval', asZip(packing), inspectMapping);
    const imported = await here();
    expect(imported).toMatchObject({ answers: 6, tasks: 3, models: ['mockllm/model'] });
    expect(imported.files).toMatchObject([{ records: 8, leftOut: 2 }]);
    const found = gist(out);
    expect(found.map(({ task, index, security }) => [task, index, security])).toEqual([
      ['humaneval/HumanEval/0', 0, 'secure'],
      ['humaneval/HumanEval/0', 1, 'vulnerable'],
      ['humaneval/HumanEval/1', 0, 'secure'],
      ['humaneval/HumanEval/1', 1, 'vulnerable'],
      ['humaneval/HumanEval/2', 0, 'secure'],
      ['humaneval/HumanEval/2', 1, 'vulnerable'],
    ]);
    expect(found[2]).toMatchObject({
      ...{ model: 'mockllm/model', temperature: 0.5, extraction: 'fence' },
      functional: { outcome: 'pass', reason: 'recorded by others: ran the tests' },
      said: ['scored security 0.8', 'in-answer functional 0.6', 'in-answer security 0.6'],
    });
    expect(found[4]?.functional?.outcome).toBe('fail');
    expect(only(out, 'verdict').map(({ stamp }) => stamp)).toEqual(Array(6).fill(null));
    expect(only(out, 'sample')[0]?.imported).toMatchObject({
      ...{ file: 'log.eval', at: 'samples/HumanEval/0_epoch_1.json', tool: 'inspect_ai 0.3.285' },
    });
  });

  it('as JSON says the same', async () => {
    const zipped = prepared('inspect', 'log.eval', asZip(deflated), inspectMapping);
    const json = prepared(
      'inspect',
      'log.json',
      JSON.stringify({ ...header, samples }, null, 2),
      inspectMapping,
    );
    await zipped.here();
    await json.here();
    expect(gist(json.out)).toEqual(gist(zipped.out));
  });

  it('that is damaged is refused with what and where', async () => {
    const whole = asZip(deflated);
    const flipped = Buffer.from(whole);
    const at = flipped.indexOf('samples/HumanEval/2_epoch_1.json') + 60;
    flipped[at] = (flipped[at] ?? 0) ^ 0xff;
    const broken: readonly [string, Uint8Array | string, RegExp][] = [
      [
        'log.eval',
        whole.subarray(0, 1_500),
        /log\.eval: This is not a whole ZIP file: .*\n {2}→ Copy it again/,
      ],
      [
        'log.eval',
        flipped,
        /log\.eval: samples\/HumanEval\/2_epoch_1\.json (cannot be unpacked|is not what was packed)/,
      ],
      [
        'log.json',
        `{"eval": {},\n"samples": [\n{"id": 1,,}]}`,
        /log\.json:3: From here on this is not JSON/,
      ],
      ['log.json', '{"eval": {}}', /There is no sample in this log/],
    ];
    for (const [name, content, message] of broken) {
      const { out, complaint } = prepared('inspect', name, content, inspectMapping);
      expect(await complaint()).toMatch(message);
      expect(existsSync(out)).toBe(false);
    }
  });
});

const result = (n: number, label: string) => ({
  ...{ testIdx: n, promptIdx: 0, success: n === 0, failureReason: n === 2 ? 2 : n === 0 ? 0 : 1 },
  ...(n === 2 && { error: 'the provider was not reachable' }),
  namedScores: { functional: 1, security: n === 0 ? 1 : 0 },
  gradingResult: { pass: n === 0, reason: 'All assertions passed' },
  prompt: { raw: `Write ${n}`, label: 'Write {{what}}' },
  provider: { id: 'local:mock', label },
  response: { output: '```python\nx = 1\n```', metadata: { confidence: 0.85 } },
  vars: { task: `t${n}`, language: 'python' },
});
const results = [0, 1, 2].flatMap((n) => [result(n, 'mock-a'), result(n, 'mock-b')]);
const output = {
  evalId: 'eval-1',
  results: { version: 3, prompts: [], results, stats: {} },
  config: {
    providers: [
      { id: 'file://mock.js', label: 'mock-a', config: { temperature: 0.7 } },
      { id: 'file://mock.js', label: 'mock-b', config: { temperature: 0 } },
    ],
  },
  metadata: { promptfooVersion: '0.121.20' },
};
const promptfooMapping = {
  ...{ language: 'vars.language', task: 'vars.task', benchmark: { value: 'mine' } },
  functional: 'namedScores.functional',
  security: { all: ['namedScores.security', 'success'] },
  confidence: [{ method: 'reported', target: 'security', field: 'response.metadata.confidence' }],
};

describe('results of promptfoo', () => {
  it('are read with the temperatures of their configuration', async () => {
    const { out, here } = prepared(
      'promptfoo',
      'out.json',
      JSON.stringify(output, null, 2),
      promptfooMapping,
    );
    const imported = await here();
    expect(imported).toMatchObject({ answers: 4, tasks: 2, models: ['mock-a', 'mock-b'] });
    expect(imported.files).toMatchObject([{ records: 6, leftOut: 2 }]);
    expect(
      gist(out).map(({ model, temperature, security }) => [model, temperature, security]),
    ).toEqual([
      ['mock-a', 0.7, 'secure'],
      ['mock-b', 0, 'secure'],
      ['mock-a', 0.7, 'vulnerable'],
      ['mock-b', 0, 'vulnerable'],
    ]);
    expect(only(out, 'sample')[0]?.imported?.tool).toBe('promptfoo 0.121.20');
  });

  it('as JSON lines lack the temperature, which the mapping must say', async () => {
    const lines = results.map((one) => JSON.stringify(one)).join('\n');
    const silent = prepared('promptfoo', 'out.jsonl', lines, promptfooMapping);
    expect(await silent.complaint()).toContain('out.jsonl:1: The temperature was not recorded.');
    const { out, here } = prepared('promptfoo', 'out.jsonl', lines, {
      ...promptfooMapping,
      temperature: 0.7,
    });
    await here();
    expect(gist(out).map(({ model, security }) => [model, security])).toEqual([
      ['mock-a', 'secure'],
      ['mock-b', 'secure'],
      ['mock-a', 'vulnerable'],
      ['mock-b', 'vulnerable'],
    ]);
  });
});
