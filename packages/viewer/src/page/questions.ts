import type { TargetName } from '../schema.ts';
import { groups } from '../tables/groups.ts';
import type { Page } from './context.ts';
import { benchmarkName, gatesInWords, strategyName, targetName } from './format/words.ts';
import { type Batch, computing } from './reading/batch.ts';
import { effectSentence, recalibrationSentence } from './reading/effects.ts';
import {
  kindFinding,
  labelFinding,
  targetFinding,
  temperatureFinding,
  trustFinding,
  whereFinding,
} from './reading/findings.ts';
import { gapSentence } from './reading/headline.ts';
import {
  gateBatch,
  isWorthSeeing,
  promptingRowsOf,
  recalibrationBatch,
  repairRowsOf,
  targetsIn,
  targetWith,
} from './reading/helps.ts';
import { pooledRow } from './reading/rows.ts';
import type { Sentence } from './reading/sentence.ts';
import { whyNothingScored } from './reading/why.ts';

export interface Answer {
  /** `null`: of all models together. */
  readonly model: string | null;
  readonly sentence: Sentence;
}

export interface Question {
  /** The view that has the whole answer. */
  readonly view: string;
  readonly question: string;
  readonly answers: readonly Answer[];
}

const unknown: Sentence = ['These answers are too few or too alike to tell.'];

/** Every question of the study that these data bear on, with its answer in a sentence. */
export function answersOf(page: Page): readonly Question[] {
  const { measures, method, threshold } = page;
  const each = (find: (model: string) => Sentence | null): readonly Answer[] =>
    measures.models.map((model) => ({ model, sentence: find(model) ?? unknown }));
  const together = (sentence: Sentence | null): readonly Answer[] =>
    sentence === null ? [] : [{ model: null, sentence }];
  const kinds = measures.ofTasks('benchmark');
  const [one, other] = kinds;
  const several = measures.temperatures.length > 1;
  return [
    {
      view: 'overconfidence',
      question: 'How overconfident is each model about security?',
      answers: each((model) => {
        const row = pooledRow(measures, { model, method, target: 'security' });
        if (row === null) return ['Not asked by this method.'];
        return row.gap.value === null
          ? [`Not known: ${whyNothingScored(row)}.`]
          : gapSentence(row.gap);
      }),
    },
    ...(several
      ? [
          {
            view: 'overconfidence',
            question: 'Does temperature matter?',
            answers: each((model) => temperatureFinding(measures, model, method, 'security')),
          },
        ]
      : []),
    {
      view: 'targets',
      question: 'Function or security: which is overrated more?',
      answers: each((model) => targetFinding(measures, model, method)),
    },
    ...(one !== undefined && other !== undefined
      ? [
          {
            view: 'kinds',
            question: 'Is it worse inside a project?',
            answers: each((model) =>
              kindFinding(measures, { model, method, target: 'security' }, [one, other]),
            ),
          },
        ]
      : []),
    {
      view: 'false-trust',
      question: 'What would have been let through?',
      answers: together(trustFinding(measures, method, threshold)),
    },
    {
      view: 'where',
      question: 'Where is False Trust?',
      answers: together(whereFinding(measures, method, threshold)),
    },
    {
      view: 'labels',
      question: 'How far can the verdicts themselves be trusted?',
      answers: together(labelFinding(measures, method, 'security')),
    },
  ].filter(({ answers }) => answers.length > 0);
}

/** Rows that a question's answers are made of, as far as they are known. */
interface Source<Row> {
  readonly batches: readonly Batch<Row>[];
  readonly rows: () => readonly Row[];
}

const sourceOf = <Row>(batch: Batch<Row>): Source<Row> => ({
  batches: [batch],
  rows: () => batch.rows.flatMap((row) => row ?? []),
});

/** A question on what helps: a sentence for each model and kind of task. */
function effectOf<Row extends { readonly model: string }>(
  { batches, rows }: Source<Row>,
  place: (row: Row) => string,
  sentence: (group: readonly Row[]) => Sentence,
): readonly Answer[] {
  if (batches.some((batch) => !batch.done)) return [{ model: null, sentence: computing }];
  const all = groups(rows(), (row) => `${row.model}\n${place(row)}`);
  const several = new Set(all.map(([row]) => place(row))).size > 1;
  return all.map((group) => ({
    model: group[0].model,
    sentence: [...(several ? [`${benchmarkName(place(group[0]))}: `] : []), ...sentence(group)],
  }));
}

/** What can be done about it, and what has to be computed for the answers. */
export function whatHelps(page: Page): {
  readonly batches: readonly Batch<unknown>[];
  readonly questions: readonly Question[];
} {
  const { data, facts } = page;
  const batches: Batch<unknown>[] = [];
  const questions: Question[] = [];
  const ask = (
    view: string,
    question: string,
    about: readonly Batch<unknown>[],
    answers: readonly Answer[],
  ) => {
    batches.push(...about);
    if (answers.length > 0) questions.push({ view, question, answers });
  };
  const has = (target: TargetName) => isWorthSeeing(page, target);
  if (data.recalibration && targetsIn(page).length > 0) {
    const target = targetWith(page, has);
    const source = sourceOf(recalibrationBatch(page, target));
    const about = target === 'security' ? '' : ` (${targetName[target].toLowerCase()})`;
    ask(
      'recalibration',
      `Does recalibration help?${about}`,
      source.batches,
      effectOf(source, ({ benchmark }) => benchmark, recalibrationSentence),
    );
  }
  if (data.gates && page.measures.has(page.method, 'security')) {
    const source = sourceOf(gateBatch(page, 'security'));
    ask(
      'gates',
      'Which gate helps?',
      source.batches,
      effectOf(
        source,
        ({ benchmark }) => benchmark,
        (rows) =>
          rows.every((row) => row.all.n === 0)
            ? ['No answer has both a confidence and a verdict.']
            : effectSentence(
                'the share trusted and vulnerable',
                rows
                  .filter((row) => row.gates.length > 0)
                  .map((row) => ({
                    name: gatesInWords(row.gates),
                    change: row.change.all.falseTrustOfAll,
                  })),
                'less',
                'points',
              ),
      ),
    );
  }
  if (data.repair) {
    const { shown, rows } = repairRowsOf(page);
    ask(
      'repair',
      'Does repair help?',
      [shown],
      effectOf(
        { batches: [shown], rows },
        ({ kind }) => kind,
        (group) =>
          effectSentence(
            'the share both correct and secure',
            group.map((row) => ({
              name: `${row.arm}, round ${row.round}`,
              change: row.joint.change,
            })),
            'more',
            'points',
          ),
      ),
    );
  }
  if (data.prompting && facts.promptings.length > 1) {
    const { shown, rows } = promptingRowsOf(page);
    ask(
      'prompting',
      'Does it help to ask in another way?',
      [shown],
      effectOf(
        { batches: [shown], rows: () => rows().filter((row) => row.measure === 'vulnerable') },
        ({ benchmark }) => benchmark,
        (group) =>
          effectSentence(
            'the share of vulnerable answers',
            group.map((row) => ({ name: strategyName(row.strategy), change: row.difference })),
            'less',
            'points',
          ),
      ),
    );
  }
  return { batches, questions };
}
