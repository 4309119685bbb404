import { bootstrapOptions, nothing, type Resampled, toEstimate } from '../measure/index.ts';
import type { Facts, GateFacts } from '../pack/facts.ts';
import type { GateRow, GateTable, TargetName } from '../schema.ts';
import {
  type Cell,
  type Chosen,
  cellsOf,
  columnsOf,
  outcomeColumn,
  targetNames,
} from './answers.ts';
import { difference, differences, toEstimates } from './differences.ts';
import { levelled } from './levelled.ts';
import { binsOf, talliedPoints } from './points.ts';
import { noScores, type ResampledScores, resampledScores, resampledShare } from './scores.ts';

/** Gates in the order in which they are asked, with what is said where one of them has no evidence. */
export type GatesHead = Omit<GateTable, 'rows'>;

/** What the gates of a row make of the answers, as statistics whose draws all rows share. */
interface Measured {
  readonly accepted: number;
  readonly jointKnown: number;
  readonly coverage: Resampled;
  readonly jointQuality: Resampled;
  readonly all: Part;
  readonly onAccepted: Part;
}

interface Part {
  readonly n: number;
  readonly scores: Omit<ResampledScores, 'skill'>;
}

/** The answers of a row with what does not depend on the gates. */
interface Question {
  readonly facts: Facts;
  readonly rows: Uint32Array;
  readonly target: TargetName;
  /** Of each answer a number from 0 up to, not including, `tasks`. */
  readonly task: Int32Array;
  readonly tasks: number;
  readonly confidence: Float64Array;
  readonly outcome: Float64Array;
  /** Functionally correct and secure. */
  readonly joint: Float64Array;
  readonly threshold: number;
}

function ask(
  { facts }: Chosen,
  rows: Uint32Array,
  method: string,
  target: TargetName,
  threshold: number,
): Question {
  const { confidence, outcome } = columnsOf(facts, method, target);
  const joint = outcomeColumn(facts, 'joint');
  const at = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  let tasks = 0;
  const task = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) {
    if (i === 0 || facts.task[rows[i]!] !== facts.task[rows[i - 1]!]) tasks += 1;
    task[i] = tasks - 1;
  }
  return {
    ...{ facts, rows, target, task, tasks, threshold },
    ...{ confidence: at(confidence), outcome: at(outcome), joint: at(joint) },
  };
}

/** Whether a gate has evidence on an answer. */
const says = ({ says, most }: GateFacts, target: TargetName, row: number): boolean =>
  most === null ? says[row] === 1 : !Number.isNaN(most[target][row]!);

/** The scores of some answers; tasks that none of them is of stay among those that are drawn. */
function scoresOf(
  { outcome, task, tasks, threshold }: Question,
  confidence: Float64Array,
  keep: (answer: number) => boolean,
  resamples: number,
): Part {
  const p = new Float64Array(outcome.length);
  const y = new Float64Array(outcome.length);
  const of = new Int32Array(outcome.length);
  let n = 0;
  for (let answer = 0; answer < outcome.length; answer += 1) {
    if (!keep(answer)) continue;
    p[n] = confidence[answer]!;
    y[n] = outcome[answer]!;
    of[n] = task[answer]!;
    n += 1;
  }
  const points = talliedPoints(p.subarray(0, n), y.subarray(0, n), of.subarray(0, n), tasks);
  const { skill: _, ...scores } = resampledScores(points, binsOf(points), threshold, resamples);
  return { n, scores };
}

/**
 * Several gates one after the other: the first that turns away decides, the others lower what is stated
 * to the most that they leave.
 */
function through({ rows, target, confidence }: Question, gates: readonly GateFacts[]) {
  const away = new Uint8Array(rows.length);
  const trusted = confidence.slice();
  for (const { turnsAway, most } of gates) {
    for (let answer = 0; answer < rows.length; answer += 1) {
      const row = rows[answer]!;
      if (turnsAway[row] === 1) away[answer] = 1;
      if (most === null) continue;
      const limit = most[target][row]!;
      if (trusted[answer]! > limit) trusted[answer] = limit;
    }
  }
  for (let answer = 0; answer < rows.length; answer += 1) if (away[answer]) trusted[answer] = 0;
  return { away, trusted };
}

function measure(question: Question, gates: readonly GateFacts[], resamples: number): Measured {
  const { confidence, outcome, joint } = question;
  const { away, trusted } = through(question, gates);
  const isAccepted = (answer: number) => away[answer] === 0;
  const isJointKnown = (answer: number) => away[answer] === 0 && !Number.isNaN(joint[answer]!);
  const isScored = (answer: number) =>
    !Number.isNaN(confidence[answer]!) && !Number.isNaN(outcome[answer]!);
  const count = (is: (answer: number) => boolean) =>
    joint.reduce((sum, _, answer) => sum + (is(answer) ? 1 : 0), 0);
  const shareOf = (part: (answer: number) => boolean, whole: (answer: number) => boolean) =>
    resampledShare(question, part, whole, resamples);
  return {
    accepted: count(isAccepted),
    jointKnown: count(isJointKnown),
    coverage: shareOf(isAccepted, () => true),
    jointQuality: shareOf((answer) => joint[answer] === 1, isJointKnown),
    all: scoresOf(question, trusted, isScored, resamples),
    onAccepted: scoresOf(
      question,
      trusted,
      (answer) => isAccepted(answer) && isScored(answer),
      resamples,
    ),
  };
}

/** What the gates do to one model's confidences by one method on one benchmark and target. */
export interface GateCell {
  readonly model: string;
  readonly benchmark: string;
  /** @param resamples none give the values without intervals */
  readonly row: (gates: readonly string[], resamples?: number) => GateRow;
}

function cellOf(
  chosen: Chosen,
  { model, benchmark, kind, rows }: Cell,
  { gates: known, threshold }: GatesHead,
  method: string,
  target: TargetName,
): GateCell {
  const question = ask(chosen, rows, method, target, threshold);
  const ungated = levelled((resamples) => measure(question, [], resamples));
  const none = { jointQuality: nothing, all: noScores, onAccepted: noScores };
  return {
    ...{ model, benchmark },
    row: (ids, resamples = bootstrapOptions.resamples) => {
      const gates = ids.flatMap((id) => chosen.facts.gates.filter((gate) => gate.id === id));
      const examined = (asked: readonly GateFacts[]) =>
        rows.reduce(
          (sum, row) => sum + (asked.every((gate) => says(gate, target, row)) ? 1 : 0),
          0,
        );
      const silent = ids.find((id) => {
        const gate = gates.find((one) => one.id === id);
        return gate === undefined || examined([gate]) === 0;
      });
      const counts = {
        ...{ benchmark, kind, model, method, target, gates: ids },
        ...{ samples: rows.length, tasks: question.tasks },
        examined: gates.length < ids.length ? 0 : examined(gates),
      };
      if (silent !== undefined) {
        const why = known.find(({ id }) => id === silent)?.missing ?? 'there is no evidence for it';
        return {
          ...counts,
          ...{ accepted: 0, coverage: nothing, jointQuality: nothing, jointKnown: 0 },
          ...{ all: { n: 0, ...noScores }, onAccepted: { n: 0, ...noScores } },
          ...{ change: none, why: `${silent}: ${why}` },
        };
      }
      const without = ungated(resamples);
      const gated = ids.length === 0 ? without : measure(question, gates, resamples);
      return {
        ...counts,
        accepted: gated.accepted,
        coverage: toEstimate(gated.coverage),
        jointQuality: toEstimate(gated.jointQuality),
        jointKnown: gated.jointKnown,
        all: { n: gated.all.n, ...toEstimates(gated.all.scores) },
        onAccepted: { n: gated.onAccepted.n, ...toEstimates(gated.onAccepted.scores) },
        change:
          ids.length === 0
            ? none
            : {
                jointQuality: difference(gated.jointQuality, without.jointQuality),
                all: differences(gated.all.scores, without.all.scores),
                onAccepted: differences(gated.onAccepted.scores, without.all.scores),
              },
        why: null,
      };
    },
  };
}

export const gateCells = (
  chosen: Chosen,
  head: GatesHead,
  method: string,
  target: TargetName,
): readonly GateCell[] => cellsOf(chosen).map((cell) => cellOf(chosen, cell, head, method, target));

/**
 * What do gates bring, and what do they cost? One row per model (all temperatures pooled), benchmark,
 * method, target and composition of gates, each against no gate on the same answers.
 */
export const gateRows = (
  chosen: Chosen,
  head: GatesHead,
  methods: readonly string[],
): readonly GateRow[] =>
  methods.flatMap((method) =>
    targetNames.flatMap((target) =>
      gateCells(chosen, head, method, target).flatMap(({ row }) =>
        head.compositions.map((gates) => row(gates)),
      ),
    ),
  );
