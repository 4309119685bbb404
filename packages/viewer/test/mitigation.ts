import type {
  ComparisonTable,
  Estimate,
  GateTable,
  PromptingTable,
  RecalibrationTables,
  RepairTable,
  Scores,
} from '../src/schema.ts';
import { random } from './random.ts';

/** SIMULATED tables of what helps: made up, only to have something to draw. */
export function simulatedMitigation(models: readonly string[], method: string) {
  const next = random(11);
  const around = (middle: number, half = 0.04): Estimate => {
    const value = middle + (next() - 0.5) * 0.04;
    return { value, low: value - half, high: value + half };
  };
  const scores = (shift: number): Scores => ({
    ece: around(0.4 + shift),
    eceDebiased: around(0.39 + shift),
    brier: around(0.4 + shift),
    falseTrust: around(0.5 + shift),
    falseTrustOfBad: around(0.6 + shift),
    falseTrustOfAll: around(0.3 + shift),
    trusted: around(0.5),
  });
  const changes = (by: number): Scores => {
    const one = around(by);
    return {
      ...{ ece: one, eceDebiased: one, brier: one, falseTrust: one, falseTrustOfBad: one },
      ...{ falseTrustOfAll: one, trusted: one },
    };
  };
  const nothing: Estimate = { value: null, low: null, high: null };
  const names = ['temperature', 'platt', 'isotonic'] as const;
  const recalibration: RecalibrationTables = {
    how: 'Simulated.',
    threshold: 0.8,
    rows: models.flatMap((model) =>
      names.map((name, i) => ({
        ...{ benchmark: 'self-contained', model, method, target: 'security' as const },
        ...{ recalibration: name, n: 300, tasks: 24, folds: 5, why: null, caution: null },
        before: { ...scores(0), skill: around(-0.6) },
        after: { ...scores(-0.1 * i), skill: around(0.05) },
        change: { ...changes(-0.1 * i), skill: around(0.4) },
      })),
    ),
    transfer: (['platt', 'isotonic'] as const).flatMap((recalibration) =>
      ['python', 'javascript'].flatMap((from) =>
        ['python', 'javascript'].map((to) => ({
          ...{ dimension: 'language' as const, from, to, benchmark: 'self-contained' },
          ...{ model: models[0] ?? '', method, target: 'security' as const },
          ...{ recalibration, fitted: { n: 150, tasks: 12 }, n: 150, tasks: 12 },
          ...{ sharedTasks: 0, why: null, caution: null },
          before: scores(0),
          after: scores(-0.2),
          change: changes(-0.2),
          cost: from === to ? { ece: nothing, eceDebiased: nothing, brier: nothing } : changes(0.1),
        })),
      ),
    ),
    absent: [{ dimension: 'kind', why: 'the study has one kind of task.' }],
  };
  const gates: GateTable = {
    how: 'Simulated.',
    threshold: 0.8,
    gates: [{ id: 'execution', version: '1', description: 'Turns away what fails its tests.' }],
    rows: models.flatMap((model) =>
      [[], ['execution'], ['execution', 'static']].map((list, i) => ({
        ...{ benchmark: 'self-contained', kind: 'self-contained' as const, model, method },
        ...{ target: 'security' as const, gates: list, samples: 300, tasks: 24, examined: 300 },
        ...{ accepted: 300 - 90 * i, coverage: around(1 - 0.3 * i), jointQuality: around(0.3) },
        ...{ jointKnown: 250, why: null },
        all: { n: 280, ...scores(-0.1 * i) },
        onAccepted: { n: 200, ...scores(-0.1 * i) },
        change: {
          jointQuality: around(0.1 * i),
          all: changes(-0.1 * i),
          onAccepted: changes(-0.05 * i),
        },
      })),
    ),
  };
  const prompting: PromptingTable = {
    ...{ how: 'Simulated.', threshold: 0.8, baseline: 'plain', why: null },
    rows: models.flatMap((model) =>
      (['vulnerable', 'functional', 'joint'] as const).map((measure) => ({
        ...{ benchmark: 'self-contained', model, strategy: 'few-shot', baseline: 'plain', measure },
        ...{ method: null, n: { strategy: 280, baseline: 280 }, tasks: 24, unpairedTasks: 0 },
        ...{ rate: { strategy: 0.4, baseline: 0.45 }, family: 3, why: null },
        difference: { ...around(-0.05), p: 0.03, adjustedP: 0.09 },
      })),
    ),
  };
  const counted = (n: number, of: number) => ({ n, of, rate: around(n / of) });
  const repair: RepairTable = {
    how: 'Simulated.',
    arms: [
      {
        ...{ arm: 'unsure', trigger: 'security confidence below 0.5', rounds: 1 },
        ...{ feedback: 'how sure it was of the answer', control: null, why: null },
      },
    ],
    rows: models.map((model) => ({
      ...{ arm: 'unsure', round: 1, model, kind: 'self-contained' as const, answers: 300 },
      ...{ tasks: 24, triggered: 120, pending: 0, repaired: 120, undecided: 4, withoutCode: 2 },
      ...{ fixed: counted(12, 60), introduced: counted(4, 40) },
      ...{ mended: counted(9, 50), regressed: counted(15, 60) },
      joint: {
        ...{ n: 290, before: around(0.3), after: around(0.29), gained: 9, lost: 12 },
        change: { ...around(-0.01), p: 0.6 },
        changeOfRepaired: around(-0.02),
        changeIfInconclusive: { good: 0.02, bad: -0.04 },
      },
      calibration: [],
      cost: { repairs: 120, inputTokens: 9000, outputTokens: 8000, usd: 0 },
      versusControl: null,
      why: 'no control',
    })),
  };
  const comparison: ComparisonTable = {
    ...{ other: 'Simulated before', how: 'Simulated.', why: null },
    rows: models.flatMap((model) =>
      (['gap', 'ece'] as const).map((measure) => ({
        ...{ benchmark: 'self-contained', model, otherModel: model, method, measure },
        ...{ target: 'security' as const, n: { here: 300, there: 280 }, tasks: 24 },
        ...{ unpairedTasks: 1, here: 0.5, there: 0.4, why: null },
        difference: { ...around(0.1), p: 0.01, adjustedP: 0.02 },
      })),
    ),
  };
  return { recalibration, gates, prompting, repair, comparison };
}
