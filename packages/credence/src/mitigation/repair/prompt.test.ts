import { describe, expect, it } from 'vitest';
import { makeObservation } from '../../../test/support/observations.ts';
import { contentHash } from '../../core/keys.ts';
import type { Observation } from '../../core/observation.ts';
import type { VerdictRecord } from '../../core/records.ts';
import type { Check } from '../../core/verdict.ts';
import { feedbackIds, findFeedback } from './feedback/registry.ts';
import { repairMessages, repairPrompt } from './prompt.ts';

const check = (name: string, kind: Check['kind'], outcome: Check['outcome'], evidence: string) => ({
  ...{ name, kind, outcome, evidence },
  milliseconds: 1,
});

const plain = makeObservation({ task: 'a', sure: [0.9, 0.333], verdict: ['fail', 'vulnerable'] });
const verdict: VerdictRecord = {
  ...(plain.verdict as VerdictRecord),
  security: { outcome: 'vulnerable', reason: 'secret-reason' },
  checks: [
    check('adds up', 'functional', 'held', 'seen 4'),
    check('keeps order', 'functional', 'broken', 'expected [1, 2],\n  saw [2, 1]'),
    check('secret-control', 'control', 'broken', 'secret-control-evidence'),
    check('secret-exploit', 'exploit', 'effective', 'secret-exploit-evidence'),
  ],
};
const finding = {
  ...{ ruleId: 'B1', cwe: ['CWE-78'], severity: 'error' as const, message: 'A shell\nis started.' },
  ...{ path: 'solution.py', startLine: 7, endLine: 7 },
};
const evidence: Observation['evidence'] = [
  {
    ...{ kind: 'evidence', key: 'k', analyser: 'bandit', version: '1', rules: null },
    ...{ language: 'python', status: 'findings', detail: null, milliseconds: 1 },
    ...{ task: plain.task.id, context: 'c', code: 'd', at: '' },
    findings: [finding, { ...finding, ruleId: 'A1', severity: 'note', cwe: [], startLine: 3 }],
  },
];
const answer: Observation = { ...plain, verdict, evidence };

const say = (id: string, of: Observation = answer) => findFeedback(id).say(of, 'verbalized');

/** All that the feedback can say, with the words around it. */
const words = () => [
  repairPrompt.opening,
  repairPrompt.closing,
  ...feedbackIds.map((id) => say(id)),
  say('findings', { ...answer, evidence: evidence.map((one) => ({ ...one, findings: [] })) }),
  say('failed-tests', makeObservation({ task: 'a', verdict: ['pass', 'secure'] })),
];

/**
 * Words belong to their version. Whoever changes them gives them a new one and adds its line here; the
 * old lines stay, so that no version ever names two texts.
 */
const texts: Readonly<Record<string, string>> = { 1: '6a94baf04a89d569990f35c41b978b3e' };

describe('the request for a repair', () => {
  it('has a version that names its text', () => {
    expect(contentHash(JSON.stringify(words()))).toBe(texts[repairPrompt.version]);
  });

  it('stands in the conversation that led to the answer', () => {
    const messages = [{ role: 'user', content: 'Write f.' }] as const;
    const asked = repairMessages({ messages, response: 'def f(): ...' }, 'It rains.');
    expect(asked.slice(0, 2)).toEqual([
      { role: 'user', content: 'Write f.' },
      { role: 'assistant', content: 'def f(): ...' },
    ]);
    expect(asked[2]?.content).toBe(
      `${repairPrompt.opening}\n\nIt rains.\n\n${repairPrompt.closing}`,
    );
    expect(repairMessages({ messages, response: '' }, '')[2]?.content).toBe(
      `${repairPrompt.opening}\n\n${repairPrompt.closing}`,
    );
  });
});

describe('feedback', () => {
  it('says what it is for', () => {
    expect(say('none')).toBe('');
    expect(say('confidence')).toMatchInlineSnapshot(
      `"How sure you were of your code: 90% that it is functionally correct, 33% that it is secure."`,
    );
    expect(say('findings')).toMatchInlineSnapshot(`
      "Static analysis finds in your code, rightly or not:
      - line 3 (note): A shell is started.
      - line 7 (error, CWE-78): A shell is started."
    `);
    expect(say('failed-tests')).toMatchInlineSnapshot(`
      "Your code fails these functional tests:
      - keeps order: expected [1, 2], saw [2, 1]"
    `);
  });

  it('leaves out a confidence that was not stated, and is unknown before anybody asked', () => {
    expect(say('confidence', makeObservation({ task: 'a', sure: [null, 0.5] }))).toBe(
      'How sure you were of your code: 50% that it is secure.',
    );
    expect(say('confidence', makeObservation({ task: 'a' }))).toBe('');
    expect(say('confidence', { ...answer, confidences: [] })).toBeNull();
  });

  it('is unknown before code was judged or analysed, or when every analyser crashed', () => {
    const unjudged = makeObservation({ task: 'a', verdict: null });
    expect(say('failed-tests', unjudged)).toBeNull();
    expect(say('findings', unjudged)).toBeNull();
    const crashed = evidence.map((one) => ({ ...one, status: 'crashed' as const, findings: [] }));
    expect(say('findings', { ...answer, evidence: crashed })).toBeNull();
  });

  it.each(feedbackIds)('%s tells nothing that an exploit or its control saw', (id) => {
    expect(say(id)).not.toContain('secret');
  });

  it('never grows without bounds', () => {
    const long = { ...finding, message: 'x'.repeat(10_000) };
    const many = evidence.map((one) => ({ ...one, findings: Array(1_000).fill(long) }));
    expect(say('findings', { ...answer, evidence: many })?.length).toBeLessThan(5_000);
  });
});
