import { type ClusteredPoints, meanOutcomeStatistic, type Statistic } from '@credence/calibration';
import type { GateRow, GateTable } from '@credence/viewer';
import { type Target, targets } from '../core/verdict.ts';
import type { Evidence } from '../trust/evidence.ts';
import { type Gate, throughGates } from '../trust/gate.ts';
import { findGate, gates } from '../trust/gates/registry.ts';
import { among } from './among.ts';
import { cells } from './cells.ts';
import { binsFor, bootstrapOptions } from './estimates.ts';
import { gateEvidence } from './gate-evidence.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import {
  difference,
  differences,
  nothing,
  type Replicated,
  replicate,
  toEstimate,
  toEstimates,
} from './replicates.ts';
import { noScores, scoreStatistics } from './scores.ts';
import { asShipped, evidenceMethods } from './shipped-answer.ts';

/** Gates alone, and what goes with execution: tests say nothing of security, the others do. */
const compositions: readonly (readonly string[])[] = [
  [],
  ...gates.map(({ id }) => [id]),
  ...['static-error', 'static-warning', 'critic', 'agreement'].map((id) => ['execution', id]),
  ['execution', 'static-warning', 'critic', 'agreement'],
];

export const gatesInWords =
  'Gates see the code, its functional tests, static findings, a critic and sibling answers; never an ' +
  'exploit test. On all answers: one that is turned away has confidence 0. On accepted ones: only ' +
  'those that no gate turns away. Differences are with the gates minus without, on the same answers ' +
  `(on accepted ones: minus all without gates), their intervals over the same ${bootstrapOptions.resamples} ` +
  'resamples of tasks. An execution gate reads the tests that functional outcomes are made of: on the ' +
  'functional and the joint target it is right by construction.';

const whyMissing: Readonly<Record<keyof Evidence, string>> = {
  compiles: 'no answer has been judged yet',
  functional: 'no answer has been judged yet, or all functional tests were inconclusive',
  findings: 'no static analyser has looked at these answers: name some in `analysers` of the study',
  critic: `no critic has been asked about these answers: add \`${evidenceMethods.critic}\` to \`confidence\` of the study`,
  agreement: `nothing says how far sibling answers agree: add \`${evidenceMethods.agreement}\` to \`confidence\` of the study`,
};

/** Whether a part of the evidence says anything. */
const says = (evidence: Evidence, part: keyof Evidence): boolean =>
  evidence[part] !== null && evidence[part] !== 'inconclusive';

/** The answers of a row with what does not depend on the gates. */
interface Question {
  readonly members: readonly Observation[];
  readonly groups: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly confidence: readonly (number | null)[];
  readonly outcome: readonly (0 | 1 | null)[];
  /** Functionally correct and secure. */
  readonly joint: readonly (0 | 1 | null)[];
  readonly threshold: number;
}

function ask(
  members: readonly Observation[],
  method: string,
  target: Target,
  threshold: number,
): Question {
  return {
    members,
    groups: members.map(({ task }) => task.id),
    evidence: members.map((one) => gateEvidence(asShipped(one, target))),
    confidence: members.map((one) => confidenceOf(one, method, target)),
    outcome: members.map((one) => outcomeOf(one, target)),
    joint: members.map((one) => outcomeOf(one, 'joint')),
    threshold,
  };
}

/** What gates make of the answers, as statistics whose draws all rows of a question share. */
interface Measured {
  readonly accepted: number;
  readonly jointKnown: number;
  readonly coverage: Replicated;
  readonly jointQuality: Replicated;
  readonly all: Part;
  readonly onAccepted: Part;
}

interface Part {
  readonly n: number;
  readonly scores: Readonly<Record<keyof typeof noScores, Replicated>>;
}

const count = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);

function scoresOf(points: ClusteredPoints, kept: Uint8Array, threshold: number): Part {
  const p = Float64Array.from(points.p).filter((_, i) => kept[i] === 1);
  const statistics = Object.entries(scoreStatistics(binsFor(p), threshold));
  const parts = statistics.map(([name, one]) => [name, among(kept, one)] as const);
  const all = Object.fromEntries(parts) as Record<keyof typeof noScores, Statistic>;
  return { n: p.length, scores: replicate(points, all) };
}

function measure(question: Question, chosen: readonly Gate[]): Measured {
  const { members, groups, evidence, confidence, outcome, joint, threshold } = question;
  const gated = members.map((_, i) => throughGates(chosen, confidence[i] ?? 0, evidence[i]!));
  const flags = (wanted: (i: number) => boolean) =>
    Uint8Array.from(members, (_, i) => (wanted(i) ? 1 : 0));
  const isAccepted = (i: number) => gated[i]!.turnedAway === null;
  const isScored = (i: number) => confidence[i] !== null && outcome[i] !== null;
  // What is not known stands as 0 in places that no statistic looks at.
  const numbers = (of: (i: number) => number) => Float64Array.from(members, (_, i) => of(i));
  const zeros = numbers(() => 0);
  const accepted = flags(isAccepted);
  const jointKnown = flags((i) => isAccepted(i) && joint[i] !== null);
  const stated: ClusteredPoints = {
    p: numbers((i) => (isAccepted(i) && confidence[i] !== null ? gated[i]!.confidence : 0)),
    y: numbers((i) => outcome[i] ?? 0),
    groups,
  };
  const rate = (y: Float64Array, statistic: Statistic): Replicated =>
    replicate({ p: zeros, y, groups }, { rate: statistic }).rate;
  return {
    accepted: count(accepted),
    jointKnown: count(jointKnown),
    coverage: rate(Float64Array.from(accepted), meanOutcomeStatistic),
    jointQuality: rate(
      numbers((i) => joint[i] ?? 0),
      among(jointKnown, meanOutcomeStatistic),
    ),
    all: scoresOf(stated, flags(isScored), threshold),
    onAccepted: scoresOf(
      stated,
      flags((i) => isScored(i) && isAccepted(i)),
      threshold,
    ),
  };
}

type About = Pick<GateRow, 'benchmark' | 'kind' | 'model' | 'method' | 'target'>;

function rowsOf(about: About, question: Question): readonly GateRow[] {
  const ungated = measure(question, []);
  return compositions.map((ids) => {
    const chosen = ids.map(findGate);
    const examinedBy = ({ needs }: Gate) => question.evidence.filter((one) => says(one, needs));
    const missing = chosen.find((gate) => examinedBy(gate).length === 0);
    const counts = {
      ...about,
      gates: ids,
      samples: question.members.length,
      tasks: new Set(question.groups).size,
      examined: question.evidence.filter((one) => chosen.every(({ needs }) => says(one, needs)))
        .length,
    };
    if (missing) {
      return {
        ...counts,
        accepted: 0,
        coverage: nothing,
        jointQuality: nothing,
        jointKnown: 0,
        all: { n: 0, ...noScores },
        onAccepted: { n: 0, ...noScores },
        change: { jointQuality: nothing, all: noScores, onAccepted: noScores },
        why: `${missing.id}: ${whyMissing[missing.needs]}`,
      };
    }
    const gated = ids.length === 0 ? ungated : measure(question, chosen);
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
          ? { jointQuality: nothing, all: noScores, onAccepted: noScores }
          : {
              jointQuality: difference(gated.jointQuality, ungated.jointQuality),
              all: differences(gated.all.scores, ungated.all.scores),
              onAccepted: differences(gated.onAccepted.scores, ungated.all.scores),
            },
      why: null,
    };
  });
}

/**
 * What do gates bring, and what do they cost? One row per benchmark, model (all temperatures pooled),
 * method, target and composition of gates, each against no gate on the same answers.
 */
export function gateTable(
  observations: readonly Observation[],
  methods: readonly string[],
  threshold: number,
): GateTable {
  const pooled = cells(observations).filter(({ about }) => about.temperature === null);
  const rows = pooled.flatMap(({ about: { benchmark, model }, members }) => {
    const kind = members[0]?.task.kind;
    if (kind === undefined) return [];
    return methods.flatMap((method) =>
      targets.flatMap((target) =>
        rowsOf({ benchmark, kind, model, method, target }, ask(members, method, target, threshold)),
      ),
    );
  });
  return {
    how: gatesInWords,
    threshold,
    gates: gates.map(({ id, version, description }) => ({ id, version, description })),
    rows,
  };
}
