import { allOf, type Chosen } from '@credence/viewer/helps';
import type { ConfidenceColumn, StudyAnswers } from '../../src/analysis/answers/study-answers.ts';
import { studyFacts } from '../../src/analysis/answers/study-facts.ts';
import { armFacts, type Repairs } from '../../src/analysis/arm-facts.ts';
import type { Observation } from '../../src/analysis/observations.ts';
import type { MissingReason } from '../../src/core/records.ts';

/** The place of each among the different ones. */
function coded<T>(values: readonly T[]) {
  const places = new Map([...new Set(values)].map((value, place) => [value, place]));
  const find = (value: T) => places.get(value) ?? -1;
  return { different: [...places.keys()], find, of: Int32Array.from(values, find) };
}

function columnOf(
  all: readonly Observation[],
  method: string,
  target: 'functional' | 'security',
): ConfidenceColumn {
  const said = all.map(({ confidences }) =>
    confidences.findLast((one) => one.method === method && one.target === target),
  );
  const reasons: readonly MissingReason[] = [...new Set(said.flatMap((one) => one?.missing ?? []))];
  return {
    ...{ method, target, reasons },
    aboutAnswer: said.some((one) => one?.about === 'answer'),
    value: Float64Array.from(said, (one) => one?.value ?? Number.NaN),
    missing: Int16Array.from(said, (one) =>
      one === undefined ? -1 : one.missing === null ? 0 : 1 + reasons.indexOf(one.missing),
    ),
    raw: new Int32Array(all.length).fill(-1),
  };
}

/** Observations that were made up, as the columns that tables are computed from. */
export function answersOf(observations: readonly Observation[]): StudyAnswers {
  const all = observations.toSorted(({ task: a }, { task: b }) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  );
  const of = <T>(value: (one: Observation) => T) => coded(all.map(value));
  const tasks = of(({ task }) => task.id);
  const models = of(({ sample }) => sample.model);
  const promptings = of(({ sample }) => sample.prompting);
  const finish = of(({ sample }) => sample.finish);
  const extractions = of(({ sample }) => sample.extraction);
  const texts = coded(all.flatMap(({ sample }) => [sample.code ?? '', sample.response]));
  const textOf = (hash: string | null) => (hash === null ? -1 : texts.find(hash));
  const verdicts = coded(all.flatMap(({ verdict }) => verdict ?? []));
  const pairs = new Set(
    all.flatMap(({ confidences }) =>
      confidences.map(({ method, target }) => `${method} ${target}`),
    ),
  );
  return {
    size: all.length,
    tasks: tasks.different.map((id) => all.find(({ task }) => task.id === id)!.task),
    ...{ models: models.different, promptings: promptings.different },
    ...{ finish: finish.different, extractions: extractions.different },
    ...{ task: tasks.of, model: models.of, prompting: promptings.of },
    ...{ finished: finish.of, extraction: extractions.of },
    temperature: Float64Array.from(all, ({ sample }) => sample.temperature),
    index: Int32Array.from(all, ({ sample }) => sample.index),
    key: (row) => all[row]!.sample.key,
    code: Int32Array.from(all, ({ sample }) => textOf(sample.code)),
    shown: Int32Array.from(all, ({ sample }) => textOf(sample.code ?? sample.response)),
    verdicts: verdicts.different,
    verdict: Int32Array.from(all, ({ verdict }) => (verdict ? verdicts.find(verdict) : -1)),
    analyses: all.map(({ evidence }) => evidence),
    evidence: Int32Array.from(all.keys()),
    confidences: [...pairs].map((pair) => {
      const [method = '', target] = pair.split(' ');
      return columnOf(all, method, target as 'functional' | 'security');
    }),
    text: (number) => texts.different[number]!,
  };
}

/** Observations that were made up, and what arms of repair did with them. */
export function chosenOf(
  observations: readonly Observation[],
  repairs: Repairs | null = null,
): Chosen {
  const answers = answersOf(observations);
  const facts = studyFacts(answers, {});
  if (repairs === null) return allOf(facts);
  return allOf({ ...facts, arms: armFacts(answers, facts, observations, repairs) });
}
