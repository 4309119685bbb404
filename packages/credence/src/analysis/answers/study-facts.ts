import type { ArmFacts, Facts, GateFacts } from '@credence/viewer/facts';
import {
  functionalOutcomes,
  narrow,
  neverAsked,
  present,
  securityOutcomes,
  shortKeys,
} from '@credence/viewer/facts';
import { targets } from '../../core/verdict.ts';
import type { ObservedOrder } from '../../study/plan-order.ts';
import { saysOf } from '../../trust/evidence.ts';
import type { Gate } from '../../trust/gate.ts';
import { gates } from '../../trust/gates/registry.ts';
import { evidenceOf } from './evidence-of.ts';
import { ranks } from './row-order.ts';
import type { ConfidenceColumn, StudyAnswers } from './study-answers.ts';
import { verdictOf } from './verdict-of.ts';

/** Those of some values that occur, by rank, and the place of each row's among them. */
function coded<T>(codes: Int32Array, values: readonly T[], rank: ArrayLike<number>) {
  const there = [...new Set(codes)].sort((a, b) => rank[a]! - rank[b]!);
  const place = new Int32Array(values.length);
  there.forEach((code, at) => {
    place[code] = at;
  });
  return {
    values: there.map((code) => values[code]!),
    column: narrow(
      codes.map((code) => place[code]!),
      there.length,
    ),
  };
}

function temperaturesOf(temperature: Float64Array) {
  const values = [...new Set(temperature)].sort((a, b) => a - b);
  const place = new Map(values.map((value, at) => [value, at]));
  return {
    values,
    column: narrow(
      Int32Array.from(temperature, (t) => place.get(t)!),
      values.length,
    ),
  };
}

/** Equal numbers are equal programs of one task. */
function programs({ task, shown }: StudyAnswers) {
  const numbers = new Map<number, number>();
  const program = Int32Array.from(shown, (text, row) => {
    const on = text * 2 ** 20 + task[row]!;
    const number = numbers.get(on) ?? numbers.size;
    numbers.set(on, number);
    return number;
  });
  return narrow(program, numbers.size);
}

function outcomesOf(answers: StudyAnswers) {
  const functional = new Uint8Array(answers.size);
  const security = new Uint8Array(answers.size);
  for (let row = 0; row < answers.size; row += 1) {
    const verdict = verdictOf(answers, row);
    functional[row] = functionalOutcomes.indexOf(verdict.functional);
    security[row] = securityOutcomes.indexOf(verdict.security);
  }
  return { functional, security };
}

const confidenceFacts = ({ method, target, aboutAnswer, ...own }: ConfidenceColumn) => ({
  ...{ method, target, aboutAnswer },
  value: own.value,
  missing: narrow(
    own.missing.map((code) => (code < 0 ? neverAsked : code === 0 ? present : 1 + code)),
    2 + own.reasons.length,
  ),
  reasons: own.reasons,
});

/** What one gate says of every answer; `null` where it has evidence on none. */
function gateFacts(answers: StudyAnswers, gate: Gate): GateFacts | null {
  const evidenceAt = evidenceOf(answers);
  const { size } = answers;
  const column = () => new Float64Array(size).fill(Number.NaN);
  const most = gate.limits ? { functional: column(), security: column(), joint: column() } : null;
  const says = new Uint8Array(size);
  const turnsAway = new Uint8Array(size);
  for (let row = 0; row < size; row += 1) {
    if (most === null) {
      const evidence = evidenceAt(row, 'security');
      if (!saysOf(evidence, gate.needs)) continue;
      says[row] = 1;
      turnsAway[row] = gate.apply(1, evidence).turnedAway === null ? 0 : 1;
      continue;
    }
    for (const target of targets) {
      const evidence = evidenceAt(row, target);
      if (!saysOf(evidence, gate.needs)) continue;
      says[row] = 1;
      most[target][row] = gate.apply(1, evidence).confidence;
    }
  }
  return says.includes(1) ? { id: gate.id, says, turnsAway, most } : null;
}

/**
 * The facts of a study's answers, which all tables, the command's and the page's, are computed from.
 * @param order of the study
 * @param arms what its arms of repair did
 */
export function studyFacts(
  answers: StudyAnswers,
  order: ObservedOrder,
  arms: readonly ArmFacts[] = [],
): Facts {
  const { size, tasks, models, promptings } = answers;
  const model = coded(
    answers.model,
    models,
    ranks(
      models,
      order.models?.map(({ id }) => id),
    ),
  );
  const prompting = coded(answers.prompting, promptings, ranks(promptings, order.prompting));
  const temperature = temperaturesOf(answers.temperature);
  return {
    size,
    tasks: tasks.map(({ id, title, cwe, language, benchmark, kind }) => ({
      ...{ id, title, cwe, language, benchmark, kind },
    })),
    models: model.values,
    temperatures: temperature.values,
    promptings: prompting.values,
    keys: shortKeys(Array.from({ length: size }, (_, row) => answers.key(row))),
    task: narrow(answers.task, tasks.length),
    model: model.column,
    temperature: temperature.column,
    prompting: prompting.column,
    index: narrow(
      answers.index,
      answers.index.reduce((most, one) => Math.max(most, one), 0),
    ),
    ...outcomesOf(answers),
    program: programs(answers),
    confidences: answers.confidences.map(confidenceFacts),
    gates: gates.flatMap((gate) => gateFacts(answers, gate) ?? []),
    arms,
  };
}
