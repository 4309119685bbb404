import { describe, expect, it } from 'vitest';
import { calibrationRow as rowOf } from '../../measure/index.ts';
import type { CalibrationRow } from '../../schema.ts';
import { gapSentence, headline, lean } from './headline.ts';
import { plain } from './sentence.ts';

const of = {
  model: 'm',
  temperature: null,
  benchmark: 'b',
  method: 'verbalized',
  target: 'security',
} as const;

const text = (sentence: Parameters<typeof plain>[0]) =>
  plain(sentence).replace(/[\u202f\u00a0]/g, ' ');

interface Point {
  readonly task: string;
  readonly confidence: number | null;
  readonly good: boolean | null;
}

const calibrationRow = (about: typeof of, points: readonly Point[]): CalibrationRow =>
  rowOf(
    about,
    {
      confidence: Float64Array.from(points, ({ confidence }) => confidence ?? Number.NaN),
      outcome: Float64Array.from(points, ({ good }) => (good === null ? Number.NaN : Number(good))),
      task: points.map(({ task }) => task),
    },
    0.8,
  );

/** Answers to 20 tasks, one each. */
const answers = (make: (task: number) => Omit<Point, 'task'>): readonly Point[] =>
  Array.from({ length: 20 }, (_, task) => ({ task: `t${task}`, ...make(task) }));

const row = (make: (task: number) => Omit<Point, 'task'>): CalibrationRow =>
  calibrationRow(of, answers(make));

describe('headline', () => {
  it('says what the model claims, what is so, and the difference with its interval', () => {
    const sentence = headline('Model', {
      ...row((task) => ({ confidence: 0.9, good: task % 4 === 0 })),
      gap: { value: 0.65, low: 0.45, high: 0.8 },
    });
    expect(text(sentence.claim)).toBe(
      'Model is 90 % sure on average that its code is secure; 25 % of the judged answers are.',
    );
    expect(text(sentence.verdict)).toBe('Overconfident by 65 points [45, 80].');
    expect(sentence.caveat).toBeNull();
  });

  it('says none, not 0 %', () => {
    const sentence = headline(
      'Model',
      row(() => ({ confidence: 1, good: false })),
    );
    expect(text(sentence.claim)).toContain('none of the judged answers is.');
    expect(text(sentence.verdict)).toBe(
      'Overconfident by 100 points in these answers; they are too few or too alike for an interval.',
    );
  });

  it('says why there is nothing to say', () => {
    const mute = headline(
      'Model',
      row(() => ({ confidence: null, good: true })),
    );
    expect(text(mute.claim)).toBe(
      'Nothing can be said about how sure Model is that its code is secure: no answer came with a usable confidence.',
    );
    const open = headline(
      'Model',
      row(() => ({ confidence: 0.5, good: null })),
    );
    expect(text(open.claim)).toContain(
      'no answer with a confidence worked well enough for an exploit to reach it',
    );
    expect(text(headline('Model', null).claim)).toBe('Model has no confidence by this method.');
  });

  it('warns of few tasks, of missing confidences and of what the unknown could turn around', () => {
    const few = calibrationRow(of, [
      { task: 'a', confidence: 0.9, good: true },
      { task: 'b', confidence: 0.9, good: false },
    ]);
    expect(headline('Model', few).caveat).toBe('Only 2 tasks behind this: take it as a hint.');
    const silent = row((task) => ({ confidence: task < 10 ? 0.9 : null, good: task % 2 === 0 }));
    expect(text([headline('Model', silent).caveat ?? ''])).toContain('50 % of the answers');
    const unsure = row((task) => ({ confidence: 0.6, good: task < 8 ? null : task < 14 }));
    expect(headline('Model', unsure).caveat).toContain('8 answers could not be judged');
  });
});

describe('gap sentence', () => {
  it('claims a direction only when the interval does', () => {
    expect(text(gapSentence({ value: 0.05, low: -0.03, high: 0.13 }))).toBe(
      'Perhaps overconfident by 5 points [−3, 13]: the interval includes zero, so these data do not settle it.',
    );
    expect(text(gapSentence({ value: -0.12, low: -0.2, high: -0.04 }))).toBe(
      'Underconfident by 12 points [4, 20].',
    );
    expect(text(gapSentence({ value: 0.001, low: -0.06, high: 0.06 }))).toBe(
      'On average its confidence matches, give or take: the gap lies within [−6, 6] points.',
    );
    expect(gapSentence({ value: null, low: null, high: null })).toEqual([]);
  });

  it('does not take an interval without width for certainty', () => {
    expect(lean({ value: 1, low: 1, high: 1 })).toBe('leans-over');
    expect(lean({ value: 0.3, low: 0.1, high: 0.5 })).toBe('over');
  });
});
