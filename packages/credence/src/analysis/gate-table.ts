import type { GateRow, GateTable } from '@credence/viewer';
import type { Resampled } from '@credence/viewer/measure';
import { type Outcome, type Target, targets } from '../core/verdict.ts';
import type { Evidence } from '../trust/evidence.ts';
import { type Gate, throughGates } from '../trust/gate.ts';
import { findGate, gates } from '../trust/gates/registry.ts';
import { cells } from './cells.ts';
import { difference, differences, nothing, toEstimate, toEstimates } from './differences.ts';
import { binsFor, bootstrapOptions } from './estimates.ts';
import { gateEvidence } from './gate-evidence.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import {
  noScores,
  numbered,
  type ResampledScores,
  resampledScores,
  resampledShare,
  type TaskPoints,
} from './scores.ts';
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
  critic: `no critic has been asked about these answers: add \`${evidenceMethods.critic[0]}\` to \`confidence\` of the study`,
  agreement: `nothing says how far sibling answers agree: add \`${evidenceMethods.agreement[0]}\` to \`confidence\` of the study`,
};

/** Whether a part of the evidence says anything. */
const says = (evidence: Evidence, part: keyof Evidence): boolean =>
  evidence[part] !== null && evidence[part] !== 'inconclusive';

/** The answers of a row with what does not depend on the gates. */
interface Question extends Pick<TaskPoints, 'task' | 'tasks'> {
  readonly answers: number;
  readonly evidence: readonly Evidence[];
  readonly confidence: readonly (number | null)[];
  readonly outcome: readonly Outcome[];
  /** Functionally correct and secure. */
  readonly joint: readonly Outcome[];
  readonly threshold: number;
}

function ask(
  members: readonly Observation[],
  method: string,
  target: Target,
  threshold: number,
): Question {
  return {
    ...numbered(members.map(({ task }) => task.id)),
    answers: members.length,
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
  readonly coverage: Resampled;
  readonly jointQuality: Resampled;
  readonly all: Part;
  readonly onAccepted: Part;
}

interface Part {
  readonly n: number;
  readonly scores: Omit<ResampledScores, 'skill'>;
}

/** The scores of some answers; tasks that none of them is of stay among those that are drawn. */
function scoresOf(
  { outcome, task, tasks, threshold }: Question,
  confidence: readonly number[],
  answers: readonly number[],
): Part {
  const p = Float64Array.from(answers, (answer) => confidence[answer]!);
  const y = Float64Array.from(answers, (answer) => outcome[answer]!);
  const points = { p, y, task: Int32Array.from(answers, (answer) => task[answer]!), tasks };
  const { skill: _, ...scores } = resampledScores(points, binsFor(p), threshold);
  return { n: p.length, scores };
}

function measure(question: Question, chosen: readonly Gate[]): Measured {
  const { evidence, confidence, outcome, joint } = question;
  const gated = evidence.map((one, answer) => throughGates(chosen, confidence[answer] ?? 0, one));
  const isAccepted = (answer: number) => gated[answer]!.turnedAway === null;
  const isJointKnown = (answer: number) => isAccepted(answer) && joint[answer] !== null;
  const trusted = gated.map((one) => (one.turnedAway === null ? one.confidence : 0));
  const all = evidence.map((_, answer) => answer);
  const scored = all.filter((answer) => confidence[answer] !== null && outcome[answer] !== null);
  return {
    accepted: all.filter(isAccepted).length,
    jointKnown: all.filter(isJointKnown).length,
    coverage: resampledShare(question, isAccepted, () => true),
    jointQuality: resampledShare(question, (answer) => joint[answer] === 1, isJointKnown),
    all: scoresOf(question, trusted, scored),
    onAccepted: scoresOf(question, trusted, scored.filter(isAccepted)),
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
      samples: question.answers,
      tasks: question.tasks,
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
