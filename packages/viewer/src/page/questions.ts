import type { Page } from './context.ts';
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
export function answersOf({ measures, method, threshold }: Page): readonly Question[] {
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
