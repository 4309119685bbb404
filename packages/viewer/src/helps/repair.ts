import { holm } from '@credence/calibration';
import {
  bootstrapOptions,
  nothing,
  resample,
  type TaskSums,
  toEstimate,
} from '../measure/index.ts';
import { type ArmFacts, armStates } from '../pack/facts.ts';
import type {
  Estimate,
  RepairArmInWords,
  RepairCount,
  RepairedJoint,
  RepairRow,
  RepairTable,
  RepairVersusControl,
  TargetName,
} from '../schema.ts';
import { type Chosen, outcomeColumn, outcomes, partsOf, taskCodes } from './answers.ts';
import { pairedSums } from './paired.ts';
import { ratio } from './scores.ts';

/** What the page and the tables tell of a row alike; calibration and cost are in the tables only. */
export type RepairEffect = Omit<RepairRow, 'calibration' | 'cost'>;

export type RepairHead = Omit<RepairTable, 'rows'>;

/** The answers of one model to the benchmarks of one kind. */
export interface RepairCell {
  readonly model: string;
  readonly kind: RepairRow['kind'];
  readonly rows: Uint32Array;
}

export function repairCells({ facts, rows }: Chosen): readonly RepairCell[] {
  const kinds = taskCodes(facts, 'kind');
  return partsOf(rows, (row) => facts.model[row]!, facts.models).flatMap((ofModel) =>
    partsOf(ofModel.rows, (row) => kinds.of[facts.task[row]!]!, kinds.values).map((part) => ({
      model: ofModel.value,
      kind: part.value as RepairRow['kind'],
      rows: part.rows,
    })),
  );
}

/** Outcomes before and after, position by position; NaN where unknown. */
export interface Outcomes {
  readonly functional: Float64Array;
  readonly security: Float64Array;
  readonly joint: Float64Array;
}

/** First answers and what stands in their place after a round. */
export interface Pairs {
  /** Ascending. */
  readonly task: ArrayLike<number>;
  readonly before: Outcomes;
  readonly after: Outcomes;
  readonly repaired: readonly boolean[];
}

function pairsOf({ facts }: Chosen, rows: Uint32Array, arm: ArmFacts | undefined): Pairs {
  const at = (column: ArrayLike<number>) => Float64Array.from(rows, (row) => column[row]!);
  const before = {
    functional: at(outcomeColumn(facts, 'functional')),
    security: at(outcomeColumn(facts, 'security')),
    joint: at(outcomeColumn(facts, 'joint')),
  };
  const task = Int32Array.from(rows, (row) => facts.task[row]!);
  if (arm === undefined)
    return { task, before, after: before, repaired: Array.from(rows, () => false) };
  const codes = { functional: at(arm.functional), security: at(arm.security) };
  const after = (target: TargetName) => outcomes(codes.functional, codes.security, target);
  return {
    ...{ task, before },
    after: {
      functional: after('functional'),
      security: after('security'),
      joint: after('joint'),
    },
    repaired: Array.from(rows, (row) => (arm.state[row]! & armStates.repaired) !== 0),
  };
}

/** Sums of values over the answers to each task, and how many they are; tasks without any do not count. */
function sumsOf(
  task: ArrayLike<number>,
  values: readonly ((answer: number) => number)[],
  among: (answer: number) => boolean,
): readonly TaskSums[] {
  const numbers = new Map<number, number>();
  for (let i = 0; i < task.length; i += 1) {
    if (among(i) && !numbers.has(task[i]!)) numbers.set(task[i]!, numbers.size);
  }
  return values.map((value) => {
    const rows = new Float64Array(2 * numbers.size);
    for (let i = 0; i < task.length; i += 1) {
      if (!among(i)) continue;
      const at = 2 * numbers.get(task[i]!)!;
      rows[at]! += value(i);
      rows[at + 1]! += 1;
    }
    return { tasks: numbers.size, columns: 2, rows };
  });
}

const meanOf = (sums: TaskSums | undefined, resamples: number): Estimate =>
  sums === undefined || sums.tasks === 0
    ? nothing
    : toEstimate(resample(sums, ['mean'], ratio, resamples).mean);

/** Of the repaired answers with this outcome before, those with the other one after. */
function countChanged(
  { task, before, after, repaired }: Pairs,
  target: 'functional' | 'security',
  from: 0 | 1,
  resamples: number,
): RepairCount {
  const could = (i: number) => repaired[i] === true && before[target][i] === from;
  const changed = (i: number) => (after[target][i] === 1 - from ? 1 : 0);
  const [sums] = sumsOf(task, [changed], could);
  const rows = sums?.rows ?? new Float64Array();
  const total = (column: number) =>
    rows.reduce((sum, one, at) => (at % 2 === column ? sum + one : sum), 0);
  return { n: total(0), of: total(1), rate: meanOf(sums, resamples) };
}

/** What becomes of the answers that are both functionally correct and secure. */
export function repairedJoint(
  pairs: Pairs,
  resamples: number = bootstrapOptions.resamples,
): RepairedJoint {
  const { task, repaired } = pairs;
  const [before, after] = [pairs.before.joint, pairs.after.joint];
  const isKnown = (i: number) => !Number.isNaN(before[i]!) && !Number.isNaN(after[i]!);
  const [was, is] = sumsOf(task, [(i) => before[i]!, (i) => after[i]!], isKnown);
  const changed = (to: 0 | 1) =>
    before.reduce((sum, one, i) => sum + (isKnown(i) && after[i] === to && one !== to ? 1 : 0), 0);
  const counts = {
    n: before.reduce((sum, _, i) => sum + (isKnown(i) ? 1 : 0), 0),
    ...{ gained: changed(1), lost: changed(0) },
  };
  const changeIfInconclusive = { good: extreme(pairs, 1), bad: extreme(pairs, 0) };
  if (counts.n === 0 || was === undefined || is === undefined) {
    const none = { before: nothing, after: nothing, changeOfRepaired: nothing };
    return { ...counts, ...none, change: { ...nothing, p: null }, changeIfInconclusive };
  }
  const { joint } = pairedSums(is, was, ['joint'], ratio, { resamples, permutations: resamples });
  const [changes] = sumsOf(
    task,
    [(i) => after[i]! - before[i]!],
    (i) => isKnown(i) && repaired[i] === true,
  );
  return {
    ...counts,
    before: meanOf(was, resamples),
    after: meanOf(is, resamples),
    change: { ...joint.difference, p: joint.p },
    changeOfRepaired: meanOf(changes, resamples),
    changeIfInconclusive,
  };
}

/** The mean change over all answers if every unknown outcome were for (1) or against (0) repair. */
function extreme({ before, after, repaired }: Pairs, favour: 0 | 1): number | null {
  if (repaired.length === 0) return null;
  const or = (value: number | undefined, unknown: number) =>
    value === undefined || Number.isNaN(value) ? unknown : value;
  let sum = 0;
  repaired.forEach((so, i) => {
    if (so) sum += or(after.joint[i], favour) - or(before.joint[i], 1 - favour);
  });
  return sum / repaired.length;
}

const share = ({ repaired }: Pairs) => repaired.filter(Boolean).length / repaired.length;

/** An arm against its control after a round; both have the same first answers in the same order. */
export function versusControl(
  inArm: Pairs,
  inControl: Pairs,
  control: { readonly name: string; readonly matched: boolean },
  resamples: number = bootstrapOptions.resamples,
): RepairVersusControl {
  const [arm, against] = [inArm.after.joint, inControl.after.joint];
  const isKnown = (i: number) => !Number.isNaN(arm[i]!) && !Number.isNaN(against[i]!);
  const [mine, theirs] = sumsOf(inArm.task, [(i) => arm[i]!, (i) => against[i]!], isKnown);
  const none = { difference: nothing, p: null };
  const { joint } =
    mine === undefined || theirs === undefined || mine.tasks === 0
      ? { joint: none }
      : pairedSums(mine, theirs, ['joint'], ratio, { resamples, permutations: resamples });
  return {
    control: control.name,
    matched: control.matched,
    repairedShare: { arm: share(inArm), control: share(inControl) },
    n: arm.reduce((sum, _, i) => sum + (isKnown(i) ? 1 : 0), 0),
    tasks: mine?.tasks ?? 0,
    difference: joint.difference,
    p: joint.p,
    adjustedP: null,
  };
}

/** What one arm did by a round, in one cell. */
export function repairEffect(
  chosen: Chosen,
  { model, kind, rows }: RepairCell,
  arm: RepairArmInWords,
  round: number,
  resamples: number = bootstrapOptions.resamples,
): RepairEffect {
  const { facts } = chosen;
  const armFacts = (name: string) =>
    facts.arms.find((one) => one.arm === name && one.round === round);
  const own = armFacts(arm.arm);
  const pairs = pairsOf(chosen, rows, own);
  const counted = (state: number) =>
    own === undefined
      ? 0
      : rows.reduce((sum, row) => sum + ((own.state[row]! & state) === 0 ? 0 : 1), 0);
  const repaired = counted(armStates.repaired);
  const triggered = counted(armStates.triggered);
  return {
    ...{ arm: arm.arm, round, model, kind },
    answers: rows.length,
    tasks: new Set(Array.from(pairs.task)).size,
    triggered,
    pending: counted(armStates.pending),
    repaired,
    undecided: counted(armStates.undecided),
    withoutCode: counted(armStates.withoutCode),
    fixed: countChanged(pairs, 'security', 0, resamples),
    introduced: countChanged(pairs, 'security', 1, resamples),
    regressed: countChanged(pairs, 'functional', 1, resamples),
    mended: countChanged(pairs, 'functional', 0, resamples),
    joint: repairedJoint(pairs, resamples),
    versusControl:
      arm.control === null || repaired === 0
        ? null
        : versusControl(
            pairs,
            pairsOf(chosen, rows, armFacts(arm.control)),
            { name: arm.control, matched: arm.matched === true },
            resamples,
          ),
    why: repaired === 0 ? nothingRepaired(triggered) : arm.why,
  };
}

const nothingRepaired = (triggered: number) =>
  triggered === 0
    ? 'no answer was repaired: the trigger never fired'
    : 'no answer was repaired yet';

/** Holm's correction over the arms of one model, kind and round. */
export function adjustForArms<Row extends RepairEffect>(rows: readonly Row[]): readonly Row[] {
  const tested = rows.filter(({ versusControl: one }) => one !== null && one.p !== null);
  const adjusted = holm(tested.map(({ versusControl: one }) => one?.p ?? 1));
  return rows.map((row) => {
    const place = tested.indexOf(row);
    if (place < 0 || row.versusControl === null) return row;
    const adjustedP = adjusted[place] ?? null;
    return { ...row, versusControl: { ...row.versusControl, adjustedP } };
  });
}

/** Rows that Holm's correction is over: the arms of one round in one cell. */
export interface RepairRound {
  readonly cell: RepairCell;
  readonly round: number;
  readonly arms: readonly RepairArmInWords[];
}

export function repairRounds(chosen: Chosen, { arms }: RepairHead): readonly RepairRound[] {
  const most = arms.reduce((rounds, arm) => Math.max(rounds, arm.rounds), 0);
  return repairCells(chosen).flatMap((cell) =>
    Array.from({ length: most }, (_, i) => ({
      ...{ cell, round: i + 1 },
      arms: arms.filter((arm) => arm.rounds > i),
    })),
  );
}

/** What did repair bring? By model, kind of benchmark, round and arm. */
export const repairEffects = (chosen: Chosen, head: RepairHead): readonly RepairEffect[] =>
  repairRounds(chosen, head).flatMap(({ cell, round, arms }) =>
    adjustForArms(arms.map((arm) => repairEffect(chosen, cell, arm, round))),
  );
