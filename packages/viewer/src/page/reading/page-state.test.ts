import { describe, expect, it } from 'vitest';
import { dots } from '../charts/dot-array.tsx';
import { diffLines } from './diff.ts';
import { differenceSentence } from './difference.ts';
import { effectSentence } from './effects.ts';
import { noFilter } from './filter.ts';
import { gapDomain, linear } from './scale.ts';
import { plain, type Sentence } from './sentence.ts';
import { formatState, parseState, type UrlState } from './url-state.ts';

const nothing: UrlState = {
  at: null,
  sample: null,
  method: null,
  target: null,
  map: null,
  threshold: null,
  search: null,
  sort: null,
  filter: noFilter,
};

describe('the address', () => {
  it('remembers what the reader chose', () => {
    for (const state of [
      nothing,
      { ...nothing, at: 'false-trust' },
      { ...nothing, at: 'samples', sample: 'a&b=c#d %', method: 'p-true', threshold: '0.9' },
      {
        ...nothing,
        ...{ search: 'a b', sort: '-task', target: 'joint', map: 'beta' },
        filter: { ...noFilter, model: ['x&y', '#'], temperature: ['0', '0.2'] },
      },
    ]) {
      expect(parseState(formatState(state))).toEqual(state);
    }
  });

  it('takes plain anchors, and makes them', () => {
    expect(parseState('#glossary').at).toBe('glossary');
    expect(formatState({ ...nothing, at: 'glossary' })).toBe('#glossary');
    expect(formatState(nothing)).toBe('');
  });
});

describe('scales', () => {
  it('hold zero and every value, and end on ticks', () => {
    for (const values of [[0.62, 0.57, 0.66], [-0.3, 0.9], [0], [], [-1, 1], [0.01]]) {
      const { domain, ticks } = gapDomain(values);
      for (const value of [0, ...values]) {
        expect(value).toBeGreaterThanOrEqual(domain[0]);
        expect(value).toBeLessThanOrEqual(domain[1]);
      }
      expect(ticks).toContain(0);
      expect([ticks[0], ticks[ticks.length - 1]]).toEqual([...domain]);
    }
  });

  it('map linearly, and a domain without width to its start', () => {
    expect(linear([0, 1], [10, 20])(0.5)).toBe(15);
    expect(linear([1, 1], [10, 20])(1)).toBe(10);
  });
});

describe('dots', () => {
  it('stand for one answer each, or for one in a hundred', () => {
    expect(dots(7, 3)).toEqual({ total: 7, bad: 3, each: true });
    expect(dots(400, 300)).toEqual({ total: 100, bad: 75, each: false });
  });

  it('never show some as none or not all as all', () => {
    expect(dots(10_000, 1).bad).toBe(1);
    expect(dots(10_000, 9_999).bad).toBe(99);
    expect(dots(10_000, 0).bad).toBe(0);
    expect(dots(10_000, 10_000).bad).toBe(100);
  });
});

const text = (sentence: Sentence | null) =>
  sentence === null ? null : plain(sentence).replace(/[\u202f\u00a0]/g, ' ');

describe('a difference in words', () => {
  const wording = {
    more: (size: string): Sentence => ['More by ', size],
    less: (size: string): Sentence => ['Less by ', size],
    open: 'Not clear',
    none: 'Nothing to be seen',
  };
  const said = (value: number | null, low: number | null, high: number | null) =>
    text(differenceSentence({ difference: { value, low, high }, tasks: 9 }, wording));

  it('has a direction only when zero is outside of the interval', () => {
    expect(said(0.2, 0.1, 0.3)).toBe('More by 20 points [10, 30].');
    expect(said(-0.2, -0.3, -0.1)).toBe('Less by 20 points [10, 30].');
    expect(said(0.2, -0.1, 0.5)).toBe(
      'Not clear: the difference may lie anywhere within [−10, +50] points.',
    );
  });

  it('is none when it is sure and too small to be seen', () => {
    expect(said(-0.0004, -0.0007, -0.0001)).toBe('Nothing to be seen.');
    expect(said(0, -0.0007, 0.0005)).toBe('Nothing to be seen.');
    expect(said(0.002, 0.001, 0.003)).toMatch(/^More by 0.2 points/);
  });

  it('is not spoken of without an interval', () => {
    expect(said(0.2, null, null)).toBeNull();
    expect(said(1, 1, 1)).toBeNull();
    expect(said(null, null, null)).toBeNull();
    expect(differenceSentence(null, wording)).toBeNull();
  });
});

describe('effects in words', () => {
  const effect = (name: string, low: number, high: number) => ({
    name,
    change: { value: (low + high) / 2, low, high },
  });
  const [helps, harms, open] = [
    effect('A', -0.3, -0.1),
    effect('B', 0.1, 0.3),
    effect('C', -0.1, 0.1),
  ];

  it('name what surely helps and what surely harms', () => {
    expect(text(effectSentence('it', [helps, harms, open], 'less', 'points'))).toBe(
      'It is surely lower with A (−20 [−30, −10]); B (+20 [+10, +30]) surely raises it.',
    );
    expect(text(effectSentence('it', [harms, open], 'more', 'points'))).toBe(
      'It is surely higher with B (+20 [+10, +30]).',
    );
  });

  it('count where there are too many to name', () => {
    const many = [1, 2, 3, 4].map((n) => effect(String(n), -0.1 * n - 0.05, -0.1 * n + 0.05));
    expect(text(effectSentence('it', many, 'less', 'points'))).toBe(
      'It is surely lower with all 4 of them (by 10 to 40 points).',
    );
    expect(text(effectSentence('it', [...many, open], 'more', 'points'))).toBe(
      '4 of these 5 (by 10 to 40 points) surely lower it.',
    );
  });

  it('say when nothing is clear, or known', () => {
    expect(text(effectSentence('it', [open], 'less', 'points'))).toBe(
      'It is not clear that this changes it.',
    );
    expect(text(effectSentence('it', [], 'less', 'points'))).toBe('Nothing is known of it.');
  });
});

describe('two versions of a program', () => {
  const apply = (lines: ReturnType<typeof diffLines>, left: 'added' | 'removed') =>
    lines.filter(({ kind }) => kind !== left).map((line) => line.text);

  it('are told apart line by line, and neither loses any', () => {
    const [before, after] = ['a\nb\nc\nd\n', 'a\nx\nc\nd\ne\n'];
    const lines = diffLines(before, after);
    expect(lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      ...['same a', 'removed b', 'added x', 'same c', 'same d', 'added e'],
    ]);
    expect(apply(lines, 'added').join('\n')).toBe(before.trimEnd());
    expect(apply(lines, 'removed').join('\n')).toBe(after.trimEnd());
    expect(diffLines('', 'a').at(-1)).toEqual({ kind: 'added', text: 'a' });
  });
});
