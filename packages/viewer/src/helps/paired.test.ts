import {
  brierStatistic,
  falseTrustStatistic,
  meanOutcomeStatistic,
  pairedDifference,
  Random,
} from '@credence/calibration';
import { expect, it } from 'vitest';
import { bootstrapOptions } from '../measure/index.ts';
import { pairedSums } from './paired.ts';

const threshold = 0.8;
const random = new Random(3);

/** SIMULATED: five answers to each of some tasks, right as often as stated, less a little. */
function points(tasks: number, less: number) {
  const groups = Array.from({ length: 5 * tasks }, (_, i) => Math.floor(i / 5));
  const p = Float64Array.from(groups, () => Math.round(10 * random.uniform()) / 10);
  return { p, y: p.map((one) => (random.uniform() < one - less ? 1 : 0)), groups };
}

const columns = 5;

function sums({ p, y, groups }: ReturnType<typeof points>, tasks: number) {
  const rows = new Float64Array(columns * tasks);
  groups.forEach((task, i) => {
    const at = columns * task;
    rows[at]! += 1;
    rows[at + 1]! += y[i]!;
    rows[at + 2]! += (p[i]! - y[i]!) ** 2;
    if (p[i]! < threshold) return;
    rows[at + 3]! += 1;
    rows[at + 4]! += 1 - y[i]!;
  });
  return { tasks, columns, rows };
}

it.each([7, 12, 60])('are the library’s paired differences, on %i tasks', (tasks) => {
  const [a, b] = [points(tasks, 0.1), points(tasks, 0.3)];
  const permutations = 500;
  const mine = pairedSums(
    sums(a, tasks),
    sums(b, tasks),
    ['mean', 'brier', 'trust'],
    (totals, into) => {
      into[0] = totals[1]! / totals[0]!;
      into[1] = totals[2]! / totals[0]!;
      into[2] = totals[3]! > 0 ? totals[4]! / totals[3]! : Number.NaN;
    },
    { permutations },
  );
  const library = pairedDifference(
    a,
    b,
    {
      mean: meanOutcomeStatistic,
      brier: brierStatistic,
      trust: falseTrustStatistic({ threshold }),
    },
    { ...bootstrapOptions, permutations },
  );
  for (const name of ['mean', 'brier', 'trust'] as const) {
    const [here, there] = [mine[name], library[name]];
    expect(here.p).toBe(there.p);
    for (const [one, other] of [
      [here.a, there.a],
      [here.b, there.b],
      [here.difference.value, there.difference],
      [here.difference.low, there.interval?.[0]],
      [here.difference.high, there.interval?.[1]],
    ]) {
      expect(one).toBeCloseTo(other ?? Number.NaN, 12);
    }
  }
});

it('asks for no draw where only values are wanted', () => {
  const all = sums(points(9, 0), 9);
  const { mean } = pairedSums(
    all,
    all,
    ['mean'],
    (totals, into) => {
      into[0] = totals[1]! / totals[0]!;
    },
    { resamples: 0 },
  );
  expect(mean).toMatchObject({ difference: { value: 0, low: null, high: null }, p: null });
});
