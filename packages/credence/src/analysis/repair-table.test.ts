import { Random } from '@credence/calibration';
import type { RepairRow } from '@credence/viewer';
import { type Pairs, repairedJoint, versusControl } from '@credence/viewer/helps';
import { describe, expect, it } from 'vitest';
import { chosenOf } from '../../test/support/chosen.ts';
import { makeObservation, type Told } from '../../test/support/observations.ts';
import { Chains } from '../mitigation/repair/chains.ts';
import { type StudyConfig, studyConfigSchema } from '../study/config.ts';
import type { Observed } from '../study/observe.ts';
import { studyDecider } from '../study/study-decider.ts';
import type { Observation } from './observations.ts';
import { repairsOf, repairTable } from './repair-table.ts';

const unsure = { when: 'confidence', method: 'verbalized', target: 'security', below: 0.5 };
const configOf = (repair: readonly object[]): StudyConfig =>
  studyConfigSchema.parse({
    name: 'A study',
    models: [{ id: 'm', provider: 'replay', recording: '.' }],
    temperatures: [0],
    repair,
  });

const good = ['pass', 'secure'] as const;
const vulnerable = ['pass', 'vulnerable'] as const;

function made(first: Told, arm: string, repaired: Partial<Told>): readonly Observation[] {
  const one = makeObservation(first);
  return [one, makeObservation({ ...first, ...repaired, repairs: { arm, of: one.sample } })];
}

function tableOf(answers: readonly Observation[], repair: readonly object[], tasks: number) {
  const first = answers.filter(({ sample }) => !sample.repair);
  const repaired = answers.filter(({ sample }) => sample.repair);
  return tableFrom({ first, repaired }, configOf(repair), tasks);
}

function tableFrom(observed: Observed, config: StudyConfig, tasks: number) {
  const repairs = repairsOf(observed, config, tasks);
  if (repairs === null) return null;
  return repairTable(observed.first, config, repairs, chosenOf(observed.first, repairs));
}

describe('the table of repair', () => {
  const answers = [
    // Fixed, and the model is sure of it now.
    ...made({ task: 'a', sure: [0.9, 0.2], verdict: vulnerable }, 'x', {
      ...{ sure: [0.9, 0.9], verdict: good },
    }),
    // Stays vulnerable, and the model is sure of it now.
    ...made({ task: 'b', sure: [0.9, 0.2], verdict: vulnerable }, 'x', { sure: [0.9, 0.9] }),
    // Breaks.
    ...made({ task: 'c', sure: [0.9, 0.2], verdict: good }, 'x', {
      ...{ sure: [0.9, 0.3], verdict: ['fail', 'inconclusive'] },
    }),
    // Nobody can tell any more.
    ...made({ task: 'd', sure: [0.9, 0.2], verdict: good }, 'x', {
      ...{ sure: [0.9, 0.2], verdict: ['inconclusive', 'inconclusive'] },
    }),
    // Comes back without code.
    ...made({ task: 'e', sure: [0.9, 0.2], verdict: vulnerable }, 'x', {
      ...{ sure: [null, null], verdict: null, code: null },
    }),
    // Not triggered, not decided, nothing to repair, not made yet.
    makeObservation({ task: 'f', sure: [0.9, 0.9], verdict: good }),
    makeObservation({ task: 'g', sure: [0.9, null], verdict: good }),
    makeObservation({ task: 'h', code: null }),
    makeObservation({ task: 'i', sure: [0.9, 0.1], verdict: vulnerable }),
  ];
  const table = tableOf(answers, [{ name: 'x', ...unsure }], 9);
  const [row] = (table?.rows ?? []) as readonly [RepairRow];

  it('counts every first answer once, by what the arm did with it', () => {
    expect(table?.rows).toHaveLength(1);
    expect(row).toMatchObject({
      ...{ arm: 'x', round: 1, model: 'm', kind: 'self-contained', answers: 9, tasks: 9 },
      ...{ triggered: 6, pending: 1, repaired: 5, undecided: 1, withoutCode: 1 },
    });
  });

  it('counts what changed, of what could', () => {
    const counts = ({ n, of, rate }: RepairRow['fixed']) => [n, of, rate.value];
    expect(counts(row.fixed)).toEqual([1, 3, 1 / 3]);
    expect(counts(row.introduced)).toEqual([0, 2, 0]);
    // Broken, inconclusive, and without code: the last fails, the second is not known to.
    expect(counts(row.regressed)).toEqual([2, 5, 2 / 5]);
    expect(counts(row.mended)).toEqual([0, 0, null]);
  });

  it('says how many more, or fewer, work and are secure', () => {
    const { joint } = row;
    expect(joint).toMatchObject({ n: 8, gained: 1, lost: 1 });
    // Known before and after: a b c e, and f g h i as they are.
    expect(joint.before.value).toBeCloseTo(3 / 8, 12);
    expect(joint.after.value).toBeCloseTo(3 / 8, 12);
    expect(joint.change.value).toBeCloseTo(0, 12);
    expect(joint.changeOfRepaired.value).toBeCloseTo(0, 12);
    // The unknown one was good before: still good, or no longer.
    expect(joint.changeIfInconclusive.good).toBeCloseTo(0, 12);
    expect(joint.changeIfInconclusive.bad).toBeCloseTo(-1 / 9, 12);
  });

  it('measures calibration before and after on what is known', () => {
    const security = row.calibration.find(({ target }) => target === 'security');
    // a 0.2:0 b 0.2:0 c 0.2:1 d 0.2:1 e 0.2:0 f 0.9:1 i 0.1:0
    expect(security?.before).toMatchObject({ n: 7, falseTrust: { trusted: 1, bad: 0 } });
    expect(security?.before.brier.value).toBeCloseTo((3 * 0.04 + 2 * 0.64 + 0.01 + 0.01) / 7, 12);
    // a 0.9:1 b 0.9:0 f 0.9:1 i 0.1:0
    expect(security?.after).toMatchObject({ n: 4, falseTrust: { trusted: 3, bad: 1 } });
    expect(security?.after.brier.value).toBeCloseTo((0.01 + 0.81 + 0.01 + 0.01) / 4, 12);
    expect(security?.change.brier.value).not.toBeNull();
  });

  it('counts what the repairs took, and the questions about them', () => {
    // Each of five answers and of their two confidences took 10 tokens in and 5 out.
    expect(row.cost).toEqual({ repairs: 5, inputTokens: 150, outputTokens: 75, usd: 0 });
  });

  it('says why there is no comparison, and is not there without arms', () => {
    expect(row.versusControl).toBeNull();
    expect(row.why).toBe('the study has no random arm with the same feedback and rounds');
    const without = studyConfigSchema.parse({
      ...configOf([{ name: 'x', ...unsure }]),
      repair: undefined,
    });
    expect(tableFrom({ first: answers, repaired: [] }, without, 9)).toBeNull();
  });
});

/* SIMULATED from here on: answers whose truth is known. */

/** Repairs an answer with some probability: good ones break, bad ones are mended. */
interface Truth {
  /** Probability that an arm repairs an answer that is bad, or good. */
  readonly repairs: readonly [bad: number, good: number];
  readonly mends: number;
  readonly breaks: number;
}

/** Half of the answers are good; how many of a task depends on the task. */
function simulate(random: Random, tasks: number, truths: readonly Truth[]): readonly Pairs[] {
  const task: number[] = [];
  const before: number[] = [];
  const arms = truths.map(() => ({ after: [] as number[], repaired: [] as boolean[] }));
  for (let t = 0; t < tasks; t += 1) {
    const quality = random.uniform() < 0.5 ? 0.2 : 0.8;
    for (let index = 0; index < 3; index += 1) {
      const isGood = random.uniform() < quality;
      task.push(t);
      before.push(isGood ? 1 : 0);
      truths.forEach(({ repairs, mends, breaks }, i) => {
        const repaired = random.uniform() < repairs[isGood ? 1 : 0];
        const changes = repaired && random.uniform() < (isGood ? breaks : mends);
        arms[i]?.after.push(isGood === changes ? 0 : 1);
        arms[i]?.repaired.push(repaired);
      });
    }
  }
  const outcomes = (joint: readonly number[]) => ({
    functional: Float64Array.from(joint, () => 1),
    security: Float64Array.from(joint),
    joint: Float64Array.from(joint),
  });
  return arms.map(({ after, repaired }) => ({
    ...{ task, before: outcomes(before), after: outcomes(after), repaired },
  }));
}

const change = ({ repairs: [bad, goods], mends, breaks }: Truth) =>
  0.5 * bad * mends - 0.5 * goods * breaks;

const control = { name: 'r', matched: false };
const guided: Truth = { repairs: [0.9, 0.1], mends: 0.5, breaks: 0.3 };
const blind: Truth = { repairs: [0.5, 0.5], mends: 0.5, breaks: 0.3 };
const repetitions = 30;

describe('on simulated studies', () => {
  it('the whole table finds the effect that was put in, above a control that repairs as many', () => {
    const random = new Random(13);
    const arms = [
      { name: 'unsure', ...unsure },
      { name: 'control', when: 'random', match: 'unsure' },
    ];
    const config = configOf(arms);
    // Bad answers are mostly ones that the model is not sure of: the arm repairs as `guided` says.
    const first = Array.from({ length: 300 }, (_, i) => {
      const isGood = random.uniform() < 0.5;
      const isUnsure = random.uniform() < guided.repairs[isGood ? 1 : 0];
      return makeObservation({
        ...{ task: `t${i % 100}`, index: Math.floor(i / 100) },
        sure: [0.9, isUnsure ? 0.2 : 0.9],
        verdict: isGood ? good : vulnerable,
      });
    });
    const decide = studyDecider({ ...config, samples: 3 }, 100, first, new Chains([]));
    const repaired = (config.repair ?? []).flatMap((arm) =>
      first
        .filter((answer) => decide(arm, answer, 1) === 'repair')
        .map(({ sample, task, verdict }) => {
          const isGood = verdict?.security.outcome === 'secure';
          const changes = random.uniform() < (isGood ? guided.breaks : guided.mends);
          return makeObservation({
            ...{ task: task.id.split('/').at(-1) ?? '', index: sample.index, sure: [0.9, 0.9] },
            verdict: isGood === changes ? vulnerable : good,
            repairs: { arm: arm.name, of: sample },
          });
        }),
    );
    const table = tableFrom({ first, repaired }, { ...config, samples: 3 }, 100);
    const [arm, against] = (table?.rows ?? []) as [RepairRow, RepairRow];
    expect(arm.repaired).toBeGreaterThan(100);
    expect(against.repaired).toBe(arm.repaired);
    expect(arm.pending + against.pending).toBe(0);
    for (const [row, truth] of [
      [arm, change(guided)],
      [against, change(blind)],
    ] as const) {
      expect(Math.abs((row.joint.change.value ?? 0) - truth)).toBeLessThan(0.06);
    }
    const { difference, adjustedP } = arm.versusControl ?? {};
    const truth = change(guided) - change(blind);
    expect(difference?.low).toBeLessThan(truth);
    expect(difference?.high).toBeGreaterThan(truth);
    expect(adjustedP).toBeLessThan(0.05);
    // Those that were repaired are trusted now, and many of them are vulnerable.
    const security = arm.calibration.find(({ target }) => target === 'security');
    expect(security?.change.falseTrust.low).toBeGreaterThan(0);
  });

  it('the interval of the change holds the truth as often as it promises', () => {
    const random = new Random(11);
    let held = 0;
    for (let i = 0; i < repetitions; i += 1) {
      const { low, high } = repairedJoint(simulate(random, 40, [guided, blind])[0]!).change;
      if ((low ?? 1) <= change(guided) && change(guided) <= (high ?? -1)) held += 1;
    }
    // 95 % of 30 are 28.5, give or take 1.2.
    expect(held).toBeGreaterThanOrEqual(25);
  });

  it('a trigger that knows something is told from the control, one that does not is not', () => {
    const random = new Random(12);
    const rejections = (truth: Truth) => {
      let rejected = 0;
      let sum = 0;
      for (let i = 0; i < repetitions; i += 1) {
        const [arm, against] = simulate(random, 60, [truth, blind]);
        const { p, difference } = versusControl(arm!, against!, control);
        if ((p ?? 1) <= 0.05) rejected += 1;
        sum += (difference.value ?? 0) / repetitions;
      }
      return { rejected, mean: sum };
    };
    const informed = rejections(guided);
    expect(informed.mean).toBeCloseTo(change(guided) - change(blind), 1);
    expect(informed.rejected).toBeGreaterThan(25);
    // 5 % of 30 are 1.5, give or take 1.2.
    expect(rejections(blind).rejected).toBeLessThanOrEqual(5);
  });
});
