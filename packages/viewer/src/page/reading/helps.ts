import { allOf, type Chosen } from '../../helps/answers.ts';
import {
  type ComparisonFamily,
  comparisonFamilies,
  correctedComparison,
} from '../../helps/comparison.ts';
import { recalibrationNames, tooLittle } from '../../helps/cross-fit.ts';
import { gateCells } from '../../helps/gates.ts';
import { pointsOf } from '../../helps/points.ts';
import { corrected, promptingFamilies } from '../../helps/prompting.ts';
import { recalibrationCells } from '../../helps/recalibration.ts';
import {
  adjustForArms,
  type RepairEffect,
  repairEffect,
  repairRounds,
} from '../../helps/repair.ts';
import { transferMatrices, transferScopes } from '../../helps/transfer.ts';
import type {
  ComparisonRow,
  GateRow,
  PromptingRow,
  RecalibrationName,
  RecalibrationRow,
  TargetName,
  TransferRow,
} from '../../schema.ts';
import type { Page } from '../context.ts';
import { Batch } from './batch.ts';
import { type Filter, select } from './filter.ts';
import { methodsOf, targetsOf } from './rows.ts';

/*
 * What helps, of the answers that the filter lets through: the rows of each view, computed by the
 * functions that the tables of the other forms are computed by, some at a time.
 */

const chosenIn = ({ measures: { facts, rows } }: Page): Chosen => ({ facts, rows });

/** Targets that answers have confidences about. */
export const targetsIn = ({ measures, method }: Page): readonly TargetName[] =>
  targetsOf(measures, method);

/** The target that the reader wants, or the first of which there is something to see. */
export function targetWith(page: Page, has: (target: TargetName) => boolean): TargetName {
  const targets = targetsIn(page);
  const wanted = targets.find((target) => target === page.state.target);
  return wanted ?? targets.find(has) ?? targets[0] ?? 'security';
}

/** Whether a model has scored answers to enough tasks: for a map to be learnt, or anything to be told. */
export function isWorthSeeing(page: Page, target: TargetName): boolean {
  const { measures, method } = page;
  return measures.once('worth seeing', [method, target], () => {
    const { facts } = measures;
    return measures.models.some((model) =>
      measures.ofTasks('benchmark').some((benchmark) => {
        const rows = measures.where({ model, benchmark });
        return tooLittle(pointsOf({ facts, rows }, method, target)) === null;
      }),
    );
  });
}

export function recalibrationBatch(page: Page, target: TargetName): Batch<RecalibrationRow> {
  const { measures, method, data } = page;
  return measures.once('recalibration', [method, target], () => {
    const threshold = data.recalibration?.threshold ?? measures.threshold;
    return new Batch(
      recalibrationCells(chosenIn(page), method, target, threshold).flatMap(({ row }) =>
        recalibrationNames.map((name) => ({
          values: () => row(name, 0),
          whole: () => row(name),
        })),
      ),
    );
  });
}

/** What is carried over, by recalibration. */
export function transferBatches(page: Page, target: TargetName) {
  const { measures, method, data } = page;
  return measures.once('transfer', [method, target], () => {
    const chosen = chosenIn(page);
    const found = transferScopes(chosen, methodsOf(data, measures).length);
    const matrices = transferMatrices(chosen, found.scopes, method, target).flat();
    const batches = new Map<RecalibrationName, Batch<TransferRow>>(
      recalibrationNames.map((name) => [
        name,
        new Batch(
          matrices
            .filter(({ about }) => about.recalibration === name)
            .flatMap(({ cells }) =>
              cells.map((cell) => ({
                values: () => cell(0),
                whole: () => cell(found.resamples),
              })),
            ),
        ),
      ]),
    );
    return { ...found, batches };
  });
}

export function gateBatch(page: Page, target: TargetName): Batch<GateRow> {
  const { measures, method, data } = page;
  return measures.once('gates', [method, target], () => {
    const head = data.gates;
    if (head === undefined) return new Batch<GateRow>([]);
    return new Batch(
      gateCells(chosenIn(page), head, method, target).flatMap(({ row }) =>
        head.compositions.map((gates) => ({
          values: () => row(gates, 0),
          whole: () => row(gates),
        })),
      ),
    );
  });
}

/** Rows of families that share a correction, which is made when all of a family are there. */
export interface Families<Row> {
  /** What is on the screen, and what is only needed for the correction. */
  readonly shown: Batch<Row>;
  readonly others: Batch<Row>;
  /** The rows on the screen so far. */
  readonly rows: () => readonly Row[];
}

function families<Row>(
  all: readonly {
    readonly jobs: readonly {
      readonly shown: boolean;
      readonly values: () => Row;
      readonly whole: () => Row;
    }[];
  }[],
  correct: (rows: readonly Row[]) => readonly Row[],
): Families<Row> {
  const jobs = all.flatMap((family) => family.jobs);
  const shown = new Batch(jobs.filter((job) => job.shown));
  const others = new Batch(jobs.filter((job) => !job.shown));
  return {
    ...{ shown, others },
    rows: () => {
      if (!shown.done || !others.done) return shown.rows.filter((row) => row !== undefined);
      let [here, elsewhere] = [0, 0];
      return all.flatMap((family) => {
        const rows = family.jobs.map((job) =>
          job.shown ? shown.rows[here++]! : others.rows[elsewhere++]!,
        );
        const together = correct(rows);
        return together.filter((_, index) => family.jobs[index]!.shown);
      });
    },
  };
}

export function promptingRowsOf(page: Page): Families<PromptingRow> {
  const { measures, method, data } = page;
  return measures.once('prompting', method, () => {
    const head = data.prompting;
    if (head === undefined) return families<PromptingRow>([], corrected);
    const found = promptingFamilies(chosenIn(page), head, methodsOf(data, measures));
    return families(
      found.map(({ questions }) => ({
        jobs: questions.map((question) => ({
          shown: question.method === null || question.method === method,
          values: () => question.row('values'),
          whole: () => question.row('tests'),
        })),
      })),
      corrected,
    );
  });
}

export function repairRowsOf(page: Page): Families<RepairEffect> {
  const { measures, data } = page;
  return measures.once('repair', null, () => {
    const head = data.repair;
    if (head === undefined) return families<RepairEffect>([], adjustForArms);
    const chosen = chosenIn(page);
    return families(
      repairRounds(chosen, head).map(({ cell, round, arms }) => ({
        jobs: arms.map((arm) => ({
          shown: true,
          values: () => repairEffect(chosen, cell, arm, round, 0),
          whole: () => repairEffect(chosen, cell, arm, round),
        })),
      })),
      adjustForArms,
    );
  });
}

/** Of the other study what the filter lets through; a model may have another name there. */
function chosenThere({ other, state }: Page): Chosen | null {
  if (other === null) return null;
  const known = new Set(other.models);
  const models = state.filter.model.filter((model) => known.has(model));
  const filter: Filter = { ...state.filter, model: models };
  return isAll(filter) ? allOf(other) : { facts: other, rows: select(other, filter) };
}

const isAll = (filter: Filter) => Object.values(filter).every((values) => values.length === 0);

export function comparisonRowsOf(page: Page): {
  readonly families: readonly ComparisonFamily[];
  readonly shown: (target: TargetName) => Batch<readonly ComparisonRow[]>;
  readonly others: (target: TargetName) => Batch<readonly ComparisonRow[]>;
  readonly rows: (target: TargetName) => readonly ComparisonRow[];
} {
  const { measures, method, data } = page;
  return measures.once('comparison', method, () => {
    const there = chosenThere(page);
    const head = data.comparison;
    const found =
      there === null || head === undefined
        ? []
        : comparisonFamilies(chosenIn(page), there, head, measures.threshold);
    const questions = found.flatMap((family) => family.questions);
    const of = (wanted: readonly ComparisonFamily['questions'][number][]) =>
      new Batch<readonly ComparisonRow[]>(
        wanted.map(({ rows }) => ({ values: () => rows('values'), whole: () => rows('tests') })),
      );
    const made = new Map<
      TargetName,
      readonly [Batch<readonly ComparisonRow[]>, Batch<readonly ComparisonRow[]>]
    >();
    const batches = (target: TargetName) => {
      const is = (one: (typeof questions)[number]) =>
        one.method === method && one.target === target;
      const known = made.get(target) ?? [
        of(questions.filter(is)),
        of(questions.filter((one) => !is(one))),
      ];
      made.set(target, known as never);
      return known as readonly [Batch<readonly ComparisonRow[]>, Batch<readonly ComparisonRow[]>];
    };
    return {
      families: found,
      shown: (target) => batches(target)[0],
      others: (target) => batches(target)[1],
      rows: (target) => {
        const [shown, others] = batches(target);
        const there = shown.rows.flatMap((rows) => rows ?? []);
        if (!shown.done || !others.done) return there;
        const all = [...there, ...others.rows.flatMap((rows) => rows ?? [])];
        return found.flatMap(({ model, benchmark }) =>
          correctedComparison(
            all.filter((row) => row.model === model && row.benchmark === benchmark),
          ).filter((row) => row.method === method && row.target === target),
        );
      },
    };
  });
}
