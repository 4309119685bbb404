import { describe, expect, it } from 'vitest';
import type { FinishReason, MissingReason } from '../core/records.ts';
import { parseConfidence } from './parse-confidence.ts';

const said = (text: string, finish: FinishReason = 'stop') => {
  const { value, missing } = parseConfidence(text, finish);
  expect(value === null).toBe(missing !== null);
  return value ?? missing;
};

describe('what models say', () => {
  it.each([
    ['{"confidence": 95}', 0.95],
    ['{"confidence":95,"reason":"3 of 4 cases"}', 0.95],
    ['{"confidence": "95%"}', 0.95],
    ["{'confidence': 0.95}", 0.95],
    ['```json\n{\n  "confidence": 87.5\n}\n```', 0.875],
    ['```json\n{"confidence": 100.0, "success": "yes"}\n```\n', 1],
    ['95%', 0.95],
    ['95 percent', 0.95],
    ['0.95', 0.95],
    ['.95', 0.95],
    ['95', 0.95],
    ['0', 0],
    ['0.0', 0],
    ['100', 1],
    ['0.5%', 0.005],
    ['1%', 0.01],
    ['Confidence: 95/100', 0.95],
    ['**Confidence:** 85%', 0.85],
    ['My confidence is 9 out of 10.', 0.9],
    ['I am 90% confident that all 3 tests pass.', 0.9],
    ['I would say I am about 70% sure of this code, though two of the branches are untested.', 0.7],
    ['The answer is 100%.\n\nThe answer is 100%.', 1],
    ['There is an 80% chance that the code is correct and does all that the task asks.', 0.8],
  ])('%j is a probability of %d', (text, value) => {
    expect(said(text)).toBe(value);
  });

  it.each<[string, MissingReason]>([
    ['80-90%', 'ambiguous'],
    ['between 80 and 90', 'ambiguous'],
    ['80% to 90%', 'ambiguous'],
    ['{"confidence": 80}\n{"confidence": 90}', 'ambiguous'],
    ['I would say 70 or 80', 'ambiguous'],
    ['It is 70% correct and 20% secure', 'ambiguous'],
    ['5/7', 'ambiguous'],
    ['1', 'ambiguous'],
    ['1.0', 'ambiguous'],
    ['{"confidence": 1}', 'ambiguous'],
    ['120%', 'out-of-range'],
    ['{"confidence": 101}', 'out-of-range'],
    ['-5', 'out-of-range'],
    ['{"confidence": -0.5}', 'out-of-range'],
    ['11/10', 'out-of-range'],
    ['', 'no-number'],
    ['I am very confident.', 'no-number'],
    ['ninety-five percent', 'no-number'],
    ['{"confidence": NN}', 'no-number'],
    ['utf8 CWE-89 v1.2.3 sha256', 'no-number'],
    ['The function returns a list of 3 items when it is called with a string.', 'no-number'],
    ["I'm sorry, but I can't assess that.", 'refused'],
    ['As an AI, I do not have confidence in anything.', 'refused'],
  ])('%j is missing: %s', (text, reason) => {
    expect(said(text)).toBe(reason);
  });

  it('a refusal is a refusal whatever numbers it holds', () => {
    expect(said('95%', 'refusal')).toBe('refused');
    expect(said('95%', 'content-filter')).toBe('refused');
  });

  it('a number that was cut off is missing, unless what was cut off no longer matters', () => {
    expect(said('{"confidence": 9', 'length')).toBe('truncated');
    expect(said('I am quite', 'length')).toBe('truncated');
    expect(said('{"confidence": 0.99', 'length')).toBe('truncated');
    expect(said('{"confidence": 95, "reason": "the', 'length')).toBe(0.95);
    expect(said('{"confidence": 0.8799999999999', 'length')).toBe(0.88);
    expect(said('{"confidence": 80, "confidence": 80, "confidence": 8', 'length')).toBe(0.8);
    expect(said('somewhere between 80 and 9', 'length')).toBe('ambiguous');
    expect(said(`{"confidence": 0.${'9'.repeat(40)}`, 'length')).toBe(1);
  });

  it('reads every percentage back, however it is written', () => {
    for (let percent = 2; percent <= 100; percent++) {
      const value = percent / 100;
      const forms = [`${percent}%`, `${percent} / 100`, `{"confidence": ${percent}}`, `${percent}`];
      for (const form of forms) expect(said(form), form).toBeCloseTo(value, 12);
      if (percent < 100) expect(said(`${value}`)).toBeCloseTo(value, 12);
    }
  });
});

describe('an answer that gives reasons', () => {
  const reasoned = (text: string, finish: FinishReason = 'stop') =>
    parseConfidence(text, finish, { reasons: true });

  it.each([
    ['It handles 50% of inputs.\n{"confidence": 20}', 0.2],
    ['Two of 3 cases work. Confidence: 60%', 0.6],
    ['I am 30% sure, since 9 of 10 inputs fail.', 0.3],
  ])('%j is a probability of %d', (text, value) => {
    expect(reasoned(text)).toEqual({ value, missing: null });
  });

  it.each<[string, FinishReason, MissingReason]>([
    ['It handles 50% of inputs.', 'stop', 'no-number'],
    ['It parses 3 of', 'length', 'truncated'],
    ['95', 'stop', 'no-number'],
  ])('%j (%s) is missing: %s', (text, finish, reason) => {
    expect(reasoned(text, finish)).toEqual({ value: null, missing: reason });
  });
});
