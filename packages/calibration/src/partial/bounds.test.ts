import { describe, expect, it } from 'vitest';
import {
  augrc,
  aurc,
  auroc,
  brier,
  brierSkill,
  ece,
  falseTrust,
  logLoss,
  meanOutcome,
  overconfidenceGap,
} from '../measures/index.ts';
import { smoothEce } from '../smooth/index.ts';
import { Random } from '../uncertainty/random.ts';
import {
  aurocBounds,
  type Bounds,
  brierBounds,
  brierSkillBounds,
  eceBounds,
  falseTrustBounds,
  logLossBounds,
  meanOutcomeBounds,
  monotoneBounds,
  overconfidenceGapBounds,
  smoothEceBounds,
} from './index.ts';

type Measure = (p: readonly number[], y: readonly number[]) => number | null;
type Bounding = (p: readonly number[], y: readonly (number | null)[]) => Bounds;

const mass = { kind: 'mass', count: 3 } as const;
const distinct = { kind: 'distinct' } as const;

const measures: [string, Measure, Bounding][] = [
  ['mean outcome', meanOutcome, meanOutcomeBounds],
  ['over-confidence gap', overconfidenceGap, overconfidenceGapBounds],
  ['Brier', brier, brierBounds],
  [
    'log loss',
    (p, y) => logLoss(p, y, { epsilon: 1e-3 }),
    (p, y) => logLossBounds(p, y, { epsilon: 1e-3 }),
  ],
  ['Brier skill', brierSkill, brierSkillBounds],
  ['AUROC', auroc, aurocBounds],
  ['AURC', aurc, (p, y) => monotoneBounds(p, y, aurc)],
  ['AUGRC', augrc, (p, y) => monotoneBounds(p, y, augrc)],
  ['ECE', ece, eceBounds],
  ['ECE l2', (p, y) => ece(p, y, { norm: 'l2' }), (p, y) => eceBounds(p, y, { norm: 'l2' })],
  ['ECE max', (p, y) => ece(p, y, { norm: 'max' }), (p, y) => eceBounds(p, y, { norm: 'max' })],
  ['ECE mass', (p, y) => ece(p, y, { bins: mass }), (p, y) => eceBounds(p, y, { bins: mass })],
  [
    'ECE distinct',
    (p, y) => ece(p, y, { bins: distinct }),
    (p, y) => eceBounds(p, y, { bins: distinct }),
  ],
  ...(['ofTrusted', 'ofVulnerable', 'joint'] as const).map((form): [string, Measure, Bounding] => [
    `false trust ${form}`,
    (p, y) => falseTrust(p, y, { threshold: 0.6 })?.[form].value ?? null,
    (p, y) => falseTrustBounds(p, y, { threshold: 0.6 })[form],
  ]),
];

/** The measure under every way of deciding the open outcomes. */
const everyDecision = (p: readonly number[], y: readonly (number | null)[], measure: Measure) => {
  const open = y.flatMap((t, i) => (t === null ? [i] : []));
  const values: number[] = [];
  for (let mask = 0; mask < 2 ** open.length; mask++) {
    const decided = y.map((t, i) => t ?? (mask >> open.indexOf(i)) & 1);
    const value = measure(p, decided);
    if (value !== null) values.push(value);
  }
  return values;
};

const draw = (random: Random) => {
  const n = 1 + random.below(12);
  const p = Array.from({ length: n }, () => random.below(11) / 10);
  const y = p.map((x) => (random.uniform() < 0.4 ? null : random.uniform() < x ? 1 : 0));
  return { p, y };
};

describe.each(measures)('bounds of %s', (_, measure, bounding) => {
  it('are the extremes over every way of deciding', () => {
    const random = new Random(12);
    for (let round = 0; round < 120; round++) {
      const { p, y } = draw(random);
      const values = everyDecision(p, y, measure);
      const { low, high, excluded, n, inconclusive } = bounding(p, y);
      if (values.length === 0) {
        expect([low, high]).toEqual([null, null]);
      } else {
        expect(low).toBeCloseTo(Math.min(...values), 12);
        expect(high).toBeCloseTo(Math.max(...values), 12);
      }
      const known = y.flatMap((t, i) => (t === null ? [] : [i]));
      const left = measure(
        known.map((i) => p[i]!),
        known.map((i) => y[i]!),
      );
      expect(excluded).toBe(left);
      expect([n, inconclusive]).toEqual([p.length, p.length - known.length]);
    }
  });
});

describe('bounds', () => {
  it('of smooth ECE enclose every way of deciding', () => {
    const random = new Random(5);
    for (let round = 0; round < 15; round++) {
      const { p, y } = draw(random);
      const { low, high } = smoothEceBounds(p, y);
      const values = everyDecision(p, y, smoothEce);
      expect(low!).toBeLessThanOrEqual(Math.min(...values) + 1e-9);
      expect(high!).toBeGreaterThanOrEqual(Math.max(...values) - 1e-9);
    }
  });

  it('are one value when all is conclusive, and null without points', () => {
    const { low, high, excluded } = eceBounds([0.2, 0.9], [0, 1]);
    expect([low, high]).toEqual([excluded, excluded]);
    expect(brierBounds([], [])).toEqual({
      low: null,
      high: null,
      excluded: null,
      n: 0,
      inconclusive: 0,
    });
  });

  it('take NaN for inconclusive in typed arrays, and no other outcome', () => {
    const y = Float64Array.of(1, Number.NaN);
    expect(meanOutcomeBounds([0.5, 0.5], y)).toMatchObject({ low: 0.5, high: 1, inconclusive: 1 });
    expect(() => brierBounds([0.5], [2])).toThrow(/outcome 2/);
    expect(() => brierBounds([1.5], [null])).toThrow(/confidence 1.5/);
  });
});
