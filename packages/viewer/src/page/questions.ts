import type { Page } from './context.ts';
import { benchmarkName, gatesInWords, recalibrationName, strategyName } from './format/words.ts';
import { chosen } from './reading/chosen.ts';
import { effectSentence } from './reading/effects.ts';
import {
  kindFinding,
  labelFinding,
  targetFinding,
  temperatureFinding,
  trustFinding,
  whereFinding,
} from './reading/findings.ts';
import { gapSentence } from './reading/headline.ts';
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
    ...whatHelps(page),
  ].filter(({ answers }) => answers.length > 0);
}

/** The same from the tables that were computed with the report, about security where that matters. */
function whatHelps({ data, method, state }: Page): readonly Question[] {
  const mine = <T extends { readonly model: string; readonly benchmark: string }>(
    rows: readonly (T & { readonly method?: string | null; readonly target?: string })[],
    sentence: (group: readonly T[]) => Sentence,
  ): readonly Answer[] => {
    const own = chosen(rows as readonly (T & { readonly method: string })[], state.filter).filter(
      (row) =>
        (row.method ?? method) === method &&
        ((row as { readonly target?: string }).target ?? 'security') === 'security',
    );
    const places = [...new Set(own.map((row) => `${row.model}\n${row.benchmark}`))];
    const several = new Set(own.map((row) => row.benchmark)).size > 1;
    return places.map((place) => {
      const [model = '', benchmark = ''] = place.split('\n');
      return {
        model,
        sentence: [
          ...(several ? [`${benchmarkName(benchmark)}: `] : []),
          ...sentence(own.filter((row) => `${row.model}\n${row.benchmark}` === place)),
        ],
      };
    });
  };
  return [
    {
      view: 'recalibration',
      question: 'Does recalibration help?',
      answers: mine(data.recalibration?.rows ?? [], (rows) =>
        effectSentence(
          'the ECE',
          rows.map((row) => ({
            name: recalibrationName(row.recalibration),
            change: row.change.ece,
          })),
          'less',
          'score',
        ),
      ),
    },
    {
      view: 'gates',
      question: 'Which gate helps?',
      answers: mine(data.gates?.rows ?? [], (rows) =>
        effectSentence(
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
    },
    {
      view: 'repair',
      question: 'Does repair help?',
      answers: mine(
        (data.repair?.rows ?? []).map((row) => ({ ...row, benchmark: row.kind })),
        (rows) =>
          effectSentence(
            'the share both correct and secure',
            rows.map((row) => ({
              name: `${row.arm}, round ${row.round}`,
              change: row.joint.change,
            })),
            'more',
            'points',
          ),
      ),
    },
    {
      view: 'prompting',
      question: 'Does it help to ask in another way?',
      answers: mine(
        (data.prompting?.rows ?? []).filter((row) => row.measure === 'vulnerable'),
        (rows) =>
          effectSentence(
            'the share of vulnerable answers',
            rows.map((row) => ({ name: strategyName(row.strategy), change: row.difference })),
            'less',
            'points',
          ),
      ),
    },
  ];
}
