import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TrustPolicy } from '../../src/trust/policy.ts';
import { run, runDone, start } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { domain, handMadePolicy } from '../support/policy.ts';
import { temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const policy = handMadePolicy;
const answer = {
  model: 'tiny',
  temperature: 0,
  language: 'python',
  kind: 'self-contained',
  confidence: { functional: 0.9, security: 1 },
};

function files(contents: Readonly<Record<string, unknown>>) {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(contents)) {
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  return (name: string) => join(folder, name);
}

it('a study becomes a policy that says what it can promise, and a gate that keeps to it', async () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const server = await serveModels({ tasks: await allTasks() });
  onTestFinished(server.close);
  await runDone(['run', writeStudy(folder, server.baseUrl), '--out', at('out')]);

  const fit = ['policy', at('out'), '--signal', 'verbalized', '-o', at('policy.json')];
  const made = await run([...fit, '--json']);
  expect(made.code, made.stderr).toBe(10);
  const written = JSON.parse(readFileSync(at('policy.json'), 'utf8')) as TrustPolicy;
  expect(JSON.parse(made.stdout)).toEqual(written);
  // Two tasks can certify nothing at these levels, whatever the answers.
  expect(written).toMatchObject({ threshold: null, domain, fit: { tasks: 2, samples: 8 } });
  expect(written.certification).toMatchObject({ tasks: 2, samples: 8 });
  expect(written.guarantee).toMatch(/^No guarantee, and nothing is accepted/);
  expect((await run(['policy', at('out'), '-o', at('again.json')])).stdout).toContain('Base rate');
  const misspelt = await run(['policy', at('out'), '--signal', 'verbalised']);
  expect([misspelt.code, misspelt.stderr]).toEqual([
    2,
    expect.stringMatching(/no confidence method "verbalised".*\n.*"verbalized"/),
  ]);

  writeFileSync(at('answer.json'), JSON.stringify(answer));
  const gated = await run(['gate', at('answer.json'), '--policy', at('policy.json')]);
  expect([gated.code, gated.stdout]).toEqual([10, expect.stringMatching(/^– review: /)]);
  const nothing = await run(['policy', 'check', at('policy.json'), at('out')]);
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringMatching(/accepts nothing/)]);

  // Everything counts as accepted, so the check sees every answer of the study.
  writeFileSync(at('all.json'), JSON.stringify({ ...policy, threshold: 0, gates: [] }));
  const check = await run(['policy', 'check', at('all.json'), at('out'), '--json']);
  expect(JSON.parse(check.stdout)).toMatchObject({ tasks: 4, accepted: 16, outsideDomain: 0 });
  expect(check.code).toBe(
    { holds: 0, undecided: 10, violated: 11 }[
      (JSON.parse(check.stdout) as { state: 'holds' }).state
    ],
  );
  const elsewhere = { ...policy, domain: { ...domain, models: ['another'] } };
  writeFileSync(at('elsewhere.json'), JSON.stringify(elsewhere));
  const outside = await run(['policy', 'check', at('elsewhere.json'), at('out')]);
  expect([outside.code, outside.stderr]).toEqual([
    2,
    expect.stringMatching(/No answer of the study/),
  ]);
});

describe('the gate', () => {
  it.each([
    [0, { confidence: { functional: 0.9, security: 0.95 } }],
    [0, { confidence: { functional: '90%', security: '{"confidence": 95}' } }],
    [0, { evidence: { functional: 'pass' } }],
    [0, { prompting: 'plain', method: 'verbalized', temperature: 0.8 }],
    [10, { confidence: { functional: 0.5, security: 0.9 } }],
    [10, { confidence: { functional: 0.9 } }],
    [10, { confidence: { functional: 'I am sure.', security: 1 } }],
    [11, { confidence: { functional: 0.1, security: 0.9 } }],
    [11, { evidence: { functional: 'fail' } }],
    [12, { model: 'another' }],
    [12, { language: 'java' }],
  ])('ends with %d for %j', async (code, change) => {
    const at = files({ 'policy.json': policy, 'answer.json': { ...answer, ...change } });
    const end = await run(['gate', at('answer.json'), '--policy', at('policy.json'), '--json']);
    expect(end.code, end.stderr).toBe(code);
    expect(JSON.parse(end.stdout)).toMatchObject({ threshold: 0.8, guarantee: 'Made by hand.' });
  });

  it('leaves what is outside of the domain to people when it is told to, and never accepts it', async () => {
    const at = files({ 'policy.json': policy, 'answer.json': { ...answer, model: 'another' } });
    const args = ['gate', at('answer.json'), '--policy', at('policy.json')];
    expect((await run([...args, '--outside-domain', 'review'])).code).toBe(10);
  });

  it('takes a batch, and writes SARIF and JUnit', async () => {
    const lines = [
      { ...answer, id: 'good', file: 'a.py' },
      { ...answer, id: 'unsure <&"\u0007>', file: 'b.py', confidence: {} },
      { ...answer, id: 'bad', file: 'c.py', evidence: { functional: 'fail' } },
    ];
    const at = files({
      'policy.json': policy,
      'answers.jsonl': `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`,
    });
    const reports = ['--sarif', at('gate.sarif'), '--junit', at('gate.xml')];
    const args = [
      'gate',
      at('answers.jsonl'),
      '--batch',
      '--policy',
      at('policy.json'),
      ...reports,
    ];
    const end = await run(args);
    expect(end.code, end.stderr).toBe(11);
    const decisions = end.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(decisions.map(({ id, decision }) => [id, decision])).toEqual([
      ['good', 'accept'],
      ['unsure <&"\u0007>', 'review'],
      ['bad', 'reject'],
    ]);
    const sarif = JSON.parse(readFileSync(at('gate.sarif'), 'utf8'));
    expect(sarif.version).toBe('2.1.0');
    expect(
      sarif.runs[0].results.map((result: { ruleId: string; level: string; locations: unknown }) => [
        result.ruleId,
        result.level,
        result.locations,
      ]),
    ).toEqual(
      [
        ['trust/review', 'warning', 'b.py'],
        ['trust/reject', 'error', 'c.py'],
      ].map(([rule, level, uri]) => [
        rule,
        level,
        [{ physicalLocation: { artifactLocation: { uri } } }],
      ]),
    );
    expect(readFileSync(at('gate.xml'), 'utf8')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="trust gate: Made by hand &lt;&amp;&gt;" tests="3" failures="2">
          <testcase classname="credence.gate" name="good"/>
          <testcase classname="credence.gate" name="unsure &lt;&amp;&quot;�&gt;">
            <failure type="review" message="it has no confidence for this target"/>
          </testcase>
          <testcase classname="credence.gate" name="bad">
            <failure type="reject" message="it fails its functional tests"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it.each([
    ['{"model": ', /answer\.json: This is not JSON/],
    ['[]', /An answer is a JSON object/],
    [{ ...answer, confidense: 1 }, /has no "confidense"/],
    [{ ...answer, confidence: { functional: 90 } }, /The functional confidence is 90/],
    [{ ...answer, language: 'cobol' }, /language is "cobol"/],
    [{ ...answer, temperature: '0' }, /temperature is not a number/],
    [{ ...answer, evidence: { functional: 'passed' } }, /The evidence "functional" is "passed"/],
  ])('says what is wrong with an answer: %j', async (content, message) => {
    const at = files({ 'policy.json': policy, 'answer.json': content });
    const end = await run(['gate', at('answer.json'), '--policy', at('policy.json')]);
    expect([end.code, end.stdout]).toEqual([2, '']);
    expect(end.stderr).toMatch(message);
  });

  it('does not accept because nobody hears it: the pipe that it prints to is closed', async () => {
    const at = files({
      'policy.json': policy,
      'a.jsonl': `${JSON.stringify({ ...answer, model: 'another' })}\n`,
    });
    const sarif = at('gate.sarif');
    const args = ['gate', at('a.jsonl'), '--batch', '--policy', at('policy.json')];
    const unheard = start([...args, '--sarif', sarif]);
    unheard.child.stdout?.destroy();
    expect((await unheard.ended).code).toBe(12);
    expect(JSON.parse(readFileSync(sarif, 'utf8')).runs[0].results).toHaveLength(1);
  });

  it('does not call done what it was stopped in: the pipe of a longer list is closed', async () => {
    const unheard = start(['tasks']);
    unheard.child.stdout?.destroy();
    expect(await unheard.ended).toMatchObject({ code: 141, stderr: '' });
  });

  it('says that an empty batch decides nothing', async () => {
    const at = files({ 'policy.json': policy, 'a.jsonl': '\n' });
    const end = await run(['gate', at('a.jsonl'), '--batch', '--policy', at('policy.json')]);
    expect([end.code, end.stdout]).toEqual([0, '']);
    expect(end.stderr).toContain('a.jsonl: There are no answers, so nothing was decided.');
  });

  it('names the line of a batch, and decides about none of it', async () => {
    const at = files({
      'policy.json': policy,
      'a.jsonl': `${JSON.stringify(answer)}\n{"model": 1}\n`,
    });
    const end = await run(['gate', at('a.jsonl'), '--batch', '--policy', at('policy.json')]);
    expect([end.code, end.stdout]).toEqual([2, '']);
    expect(end.stderr).toContain('a.jsonl:2: model is not a text.');
  });
});
