import type { FactRow, ReportData, SampleRow } from '../schema.ts';
import {
  type AnswerTexts,
  type Facts,
  functionalOutcomes,
  neverAsked,
  present,
  securityOutcomes,
} from './facts.ts';
import { byTask, factsOf } from './facts-of.ts';

/** All of a report but its answers. */
export type ReportTables = Omit<ReportData, 'samples' | 'comparison'> & {
  readonly comparison?: Omit<NonNullable<ReportData['comparison']>, 'answers'>;
};

/**
 * What the forms of a report are made of: its tables, the facts of its answers as columns, and their
 * texts when they are asked for, since those of a million answers are gigabytes.
 */
export interface Report {
  readonly tables: ReportTables;
  readonly facts: Facts;
  /** Of the study that this one is compared with. */
  readonly other: Facts | null;
  /** The texts of the answers from one row up to, not including, another. */
  readonly texts: (from: number, to: number) => Promise<readonly AnswerTexts[]>;
}

/** A report whose answers are all at hand. No table is looked at: some are computed only then. */
export function reportOf(data: ReportData): Report {
  const models = data.study.models.map(({ id }) => id);
  const rows = byTask(data.samples);
  const answers = data.comparison?.answers;
  return {
    tables: data,
    facts: factsOf(rows, models),
    other: answers ? factsOf(byTask<FactRow>(answers), models) : null,
    texts: async (from, to) => rows.slice(from, to),
  };
}

/** Answers that are held at a time. */
const portion = 1024;

/** The answers of a report one by one, in the order of its facts. */
export async function* samplesOf({ facts, texts }: Report): AsyncGenerator<SampleRow> {
  for (let from = 0; from < facts.size; from += portion) {
    const part = await texts(from, Math.min(from + portion, facts.size));
    for (const [i, own] of part.entries()) yield sampleAt(facts, from + i, own);
  }
}

function sampleAt(facts: Facts, row: number, texts: AnswerTexts): SampleRow {
  const task = facts.tasks[facts.task[row]!]!;
  const { key, confidences, ...others } = texts;
  return {
    key,
    task: task.id,
    ...{ title: task.title, cwe: task.cwe, language: task.language },
    ...{ benchmark: task.benchmark, kind: task.kind },
    model: facts.models[facts.model[row]!]!,
    temperature: facts.temperatures[facts.temperature[row]!]!,
    index: facts.index[row]!,
    prompting: facts.promptings[facts.prompting[row]!]!,
    functional: functionalOutcomes[facts.functional[row]!]!,
    security: securityOutcomes[facts.security[row]!]!,
    ...others,
    confidences: facts.confidences.flatMap(({ method, target, value, missing, ...about }) => {
      const code = missing[row]!;
      if (code === neverAsked) return [];
      const raw = confidences.find((one) => one.method === method && one.target === target)?.raw;
      return [
        {
          ...{ method, target, value: code === present ? value[row]! : null },
          missing: code === present ? null : about.reasons[code - 2]!,
          ...(about.aboutAnswer && { aboutAnswer: true }),
          raw: raw ?? null,
        },
      ];
    }),
  };
}
