import {
  allOf,
  comparisonInWords,
  comparisonRows,
  gateRows,
  noCommonGround,
  onlyOneWay,
  promptingInWords,
  promptingRows,
  recalibrationInWords,
  recalibrationRows,
  repairEffects,
  transferRows,
} from '../src/helps/index.ts';
import { lazily } from '../src/measure/index.ts';
import { byTask, factsOf } from '../src/pack/facts-of.ts';
import type { ArmOutcome, ReportData, SampleRow } from '../src/schema.ts';
import { random } from './random.ts';

const threshold = 0.8;
const gates = {
  how: 'Simulated.',
  threshold,
  gates: ['execution', 'static-error', 'agreement', 'critic'].map((id) => ({
    ...{ id, version: '1', description: 'As simulated.', missing: 'nobody was asked' },
  })),
  compositions: [[], ['execution'], ['static-error'], ['execution', 'agreement'], ['critic']],
};
const prompting = { how: promptingInWords, threshold, baseline: 'plain' };
const arm = { trigger: 'security confidence below 0.5', feedback: 'nothing', rounds: 1 };
const repair = {
  how: 'Simulated.',
  arms: [
    { ...arm, arm: 'unsure', control: 'chance', matched: true, why: null },
    { ...arm, arm: 'chance', control: null, why: 'a control itself' },
  ],
};

/** SIMULATED: what gates, ways of asking and arms of repair made of the answers; coins were tossed. */
export function helped(data: ReportData): ReportData {
  const next = random(11);
  const samples = data.samples.map((sample): SampleRow => {
    const { functional, security } = sample;
    const arms = repair.arms.map((one): ArmOutcome => {
      const repaired = next() < (one.arm === 'unsure' && security === 'vulnerable' ? 0.7 : 0.3);
      const mended = repaired && next() < 0.4;
      return {
        ...{ arm: one.arm, round: 1, repaired, pending: false, withoutCode: false },
        decision: repaired ? 'repair' : 'leave',
        functional: repaired && next() < 0.1 ? 'fail' : functional,
        security: mended && security === 'vulnerable' ? 'secure' : security,
      };
    });
    return {
      ...sample,
      // Half of the answers to each task.
      prompting: sample.index % 2 === 0 ? 'plain' : 'few-shot',
      gates: [
        ...(functional === 'inconclusive'
          ? []
          : [{ gate: 'execution', turnedAway: functional === 'fail' ? 'it fails' : null }]),
        { gate: 'static-error', turnedAway: next() < 0.2 ? 'an error' : null },
        {
          ...{ gate: 'agreement', turnedAway: null },
          most: { functional: next(), security: next(), joint: next() },
        },
      ],
      arms: arms.filter(({ decision }) => decision !== 'leave'),
    };
  });
  // The other study has most of the answers, and other verdicts on some.
  const answers = samples
    .filter(() => next() < 0.9)
    .map((sample) => ({
      ...sample,
      security: next() < 0.2 ? ('secure' as const) : sample.security,
    }));
  return { ...data, ...tablesOf(data, samples, answers), samples };
}

/** What a report holds beside the facts, computed as the other forms compute it. */
export function tablesOf(
  { study }: ReportData,
  samples: readonly SampleRow[],
  answers: readonly SampleRow[],
): Required<Pick<ReportData, 'recalibration' | 'gates' | 'prompting' | 'repair' | 'comparison'>> {
  const models = study.models.map(({ id }) => id);
  const methods = study.methods.map(({ id }) => id);
  const here = () => allOf(factsOf(byTask(samples), models));
  const there = () => allOf(factsOf(byTask(answers), models));
  const head = { other: 'Simulated before', how: comparisonInWords(threshold), methods };
  const made = lazily({
    transfer: () => transferRows(here(), methods),
    prompting: () => promptingRows(here(), prompting, methods),
    comparison: () => comparisonRows(here(), there(), head, threshold),
    repair: () =>
      repairEffects(here(), repair).map((effect) => ({
        ...effect,
        calibration: [],
        cost: { repairs: 0, inputTokens: 0, outputTokens: 0, usd: 0 },
      })),
  });
  return {
    recalibration: lazily<NonNullable<ReportData['recalibration']>>({
      how: () => `${recalibrationInWords} ${made.transfer.how}`,
      threshold: () => threshold,
      rows: () => recalibrationRows(here(), methods, threshold),
      transfer: () => made.transfer.transfer,
      absent: () => made.transfer.absent,
    }),
    gates: lazily<NonNullable<ReportData['gates']>>({
      how: () => gates.how,
      threshold: () => threshold,
      gates: () => gates.gates,
      compositions: () => gates.compositions,
      rows: () => gateRows(here(), gates, methods),
    }),
    prompting: lazily<NonNullable<ReportData['prompting']>>({
      how: () => prompting.how,
      threshold: () => threshold,
      baseline: () => prompting.baseline,
      rows: () => made.prompting,
      why: () => (made.prompting.length > 0 ? null : onlyOneWay('plain')),
    }),
    repair: lazily<NonNullable<ReportData['repair']>>({
      how: () => repair.how,
      arms: () => repair.arms,
      rows: () => made.repair,
    }),
    comparison: lazily<NonNullable<ReportData['comparison']>>({
      other: () => head.other,
      how: () => head.how,
      methods: () => methods,
      answers: () => answers,
      rows: () => made.comparison,
      why: () => (made.comparison.length > 0 ? null : noCommonGround),
    }),
  };
}
