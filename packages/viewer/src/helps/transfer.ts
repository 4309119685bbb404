import { bootstrapOptions, lazily } from '../measure/index.ts';
import type {
  RecalibrationName,
  RecalibrationTables,
  TargetName,
  TransferDimension,
  TransferRow,
} from '../schema.ts';
import { type Chosen, partsOf, targetNames, taskCodes } from './answers.ts';
import {
  caution,
  type Folded,
  folded,
  mapper,
  recalibrationNames,
  tooLittle,
} from './cross-fit.ts';
import { differences, toEstimates } from './differences.ts';
import { levelled } from './levelled.ts';
import { binsOf, massBins, pointsOf } from './points.ts';
import { foldsOfPoints } from './recalibration.ts';
import { noTransferScores, type ResampledErrors, resampledErrors } from './scores.ts';

/** With more cells than this a report would take minutes. */
const manyCells = 10_000;
const fewResamples = 200;

interface Dimension {
  readonly id: TransferDimension;
  /** What is held fixed: answers that differ in it are never in one matrix. */
  readonly benchmark: boolean;
  readonly model: boolean;
}

const dimensions: readonly Dimension[] = [
  { id: 'kind', benchmark: false, model: true },
  { id: 'temperature', benchmark: true, model: true },
  { id: 'model', benchmark: true, model: false },
  { id: 'language', benchmark: true, model: true },
];

export interface Part {
  readonly value: string;
  readonly rows: Uint32Array;
}

/** The answers by the values of a dimension, or of what is held fixed. */
function split({ facts, rows }: Chosen, by: TransferDimension | 'benchmark'): readonly Part[] {
  if (by === 'model') return partsOf(rows, (row) => facts.model[row]!, facts.models);
  if (by === 'temperature') {
    return partsOf(rows, (row) => facts.temperature[row]!, facts.temperatures.map(String));
  }
  const { values, of } = taskCodes(facts, by);
  return partsOf<string>(rows, (row) => of[facts.task[row]!]!, values);
}

/** Answers with the same of all that is held fixed, by the value of the dimension. */
export interface Scope {
  readonly about: Pick<TransferRow, 'dimension' | 'benchmark' | 'model'>;
  readonly domains: readonly Part[];
}

function scopesOf(chosen: Chosen, { id, benchmark, model }: Dimension): readonly Scope[] {
  const { facts, rows } = chosen;
  const models = model ? split(chosen, 'model') : [{ value: null, rows }];
  return models
    .flatMap((ofModel) => {
      const inside = { facts, rows: ofModel.rows as Uint32Array };
      const parts = benchmark ? split(inside, 'benchmark') : [{ value: null, rows: inside.rows }];
      return parts.map((part) => ({
        about: { dimension: id, benchmark: part.value, model: ofModel.value },
        domains: split({ facts, rows: part.rows }, id),
      }));
    })
    .filter(({ domains }) => domains.length > 1);
}

/** The answers of one value of a dimension, with what all maps and methods of scoring share. */
interface Domain {
  readonly name: string;
  readonly folded: Folded;
  readonly little: string | null;
  /** Of the confidences as stated. */
  readonly before: (resamples: number) => ResampledErrors;
}

const none = {
  before: noTransferScores,
  after: noTransferScores,
  change: noTransferScores,
  cost: noTransferScores,
  caution: null,
};

function domainsOf(
  chosen: Chosen,
  { domains }: Scope,
  method: string,
  target: TargetName,
): readonly Domain[] {
  const named = domains.map(({ value, rows }) => ({
    name: value,
    points: pointsOf({ facts: chosen.facts, rows }, method, target),
  }));
  const foldOf = foldsOfPoints(named.map(({ points }) => points));
  return named.map(({ name, points }) => ({
    name,
    folded: folded(points, foldOf),
    little: tooLittle(points),
    before: levelled((resamples) => resampledErrors(points, binsOf(points), resamples)),
  }));
}

type Counts = Omit<TransferRow, 'before' | 'after' | 'change' | 'cost' | 'caution' | 'why'>;

/** What one recalibration does in one place, fitted there or in others of a dimension. */
export interface TransferMatrix {
  readonly about: Pick<
    TransferRow,
    'dimension' | 'benchmark' | 'model' | 'method' | 'target' | 'recalibration'
  >;
  /** Every domain's map on every domain, a cell each. */
  readonly cells: readonly ((resamples: number) => TransferRow)[];
}

function matrix(about: TransferMatrix['about'], all: () => readonly Domain[], size: number) {
  const shared = lazily({
    mappers: () => all().map((domain) => mapper(domain.folded, about.recalibration)),
  });
  const places = Array.from({ length: size }, (_, place) => place);
  const cells = places.flatMap((place) => {
    const to = () => all()[place]!;
    const scored = (p: Float64Array, resamples: number) => {
      const { points } = to().folded;
      return resampledErrors({ ...points, p, distinct: null }, massBins(points.n), resamples);
    };
    const answersBy = levelled((from) => shared.mappers[from]!.map(to().folded));
    const within = levelled((resamples) => {
      const own = to().little === null ? answersBy(place) : null;
      return own && 'p' in own ? scored(own.p, resamples) : null;
    });
    return places.map((index) => (resamples: number): TransferRow => {
      const [here, from] = [to(), all()[index]!];
      const { points, tasks } = here.folded;
      const counts: Counts = {
        ...about,
        ...{ from: from.name, to: here.name },
        fitted: { n: from.folded.points.n, tasks: from.folded.points.tasks },
        ...{ n: points.n, tasks: points.tasks },
        sharedTasks: from.folded.points.places.reduce(
          (n, task) => n + (tasks.has(task) ? 1 : 0),
          0,
        ),
      };
      if (from.little !== null) return { ...counts, ...none, why: `${from.name}: ${from.little}` };
      if (here.little !== null) return { ...counts, ...none, why: `${here.name}: ${here.little}` };
      const answers = answersBy(index);
      if ('why' in answers) return { ...counts, ...none, why: answers.why };
      const [stated, own] = [here.before(resamples), within(resamples)];
      const moved = index === place && own ? own : scored(answers.p, resamples);
      return {
        ...counts,
        before: toEstimates(stated),
        after: toEstimates(moved),
        change: differences(moved, stated),
        cost: index === place || own === null ? noTransferScores : differences(moved, own),
        caution: caution(from.folded.points),
        why: null,
      };
    });
  });
  return { about, cells };
}

/** What there is to carry over of the chosen answers, along every dimension. */
export interface TransferScopes {
  readonly scopes: readonly Scope[];
  /** Dimensions that these answers have no two values of, and why. */
  readonly absent: RecalibrationTables['absent'];
  /** Of an interval. */
  readonly resamples: number;
  readonly how: string;
}

const oneOnly = (id: TransferDimension, values: readonly string[]) =>
  values.length === 1
    ? `all answers are of one ${id}: ${values[0]}`
    : `no two of ${values.join(', ')} have anything else in common that could be compared`;

/** @param methods how many confidence methods the report has: many tables get fewer resamples */
export function transferScopes(chosen: Chosen, methods: number): TransferScopes {
  const found = dimensions.map((dimension) => ({
    dimension,
    scopes: scopesOf(chosen, dimension),
  }));
  const scopes = found.flatMap((one) => one.scopes);
  const rows = recalibrationNames.length * methods * targetNames.length;
  const cells = scopes.reduce((sum, { domains }) => sum + rows * domains.length ** 2, 0);
  const resamples = cells > manyCells ? fewResamples : bootstrapOptions.resamples;
  return {
    ...{ scopes, resamples },
    how:
      'Across domains (transfer): where two domains share tasks, the folds keep every task out of the ' +
      'fit of its own map, elsewhere one map is fitted on all; intervals from ' +
      `${resamples} resamples of tasks.`,
    absent: found
      .filter((one) => one.scopes.length === 0)
      .map(({ dimension: { id } }) => {
        const values = split(chosen, id).map(({ value }) => value);
        const why = values.length === 0 ? 'the study has no answers' : oneOnly(id, values);
        return { dimension: id, why };
      }),
  };
}

/** The matrices of one method and target, scope by scope, by every recalibration. */
export function transferMatrices(
  chosen: Chosen,
  scopes: readonly Scope[],
  method: string,
  target: TargetName,
): readonly (readonly TransferMatrix[])[] {
  return scopes.map((scope) => {
    const made = lazily({ domains: () => domainsOf(chosen, scope, method, target) });
    return recalibrationNames.map((recalibration: RecalibrationName) =>
      matrix(
        { ...scope.about, method, target, recalibration },
        () => made.domains,
        scope.domains.length,
      ),
    );
  });
}

/**
 * Where does a calibration stop holding? For every dimension, maps that were fitted on the answers of
 * one domain, on those of each: benchmark kind to kind, temperature to temperature, model to model,
 * language to language. No task is in both the fit and the test of one map.
 */
export function transferRows(
  chosen: Chosen,
  methods: readonly string[],
): Pick<RecalibrationTables, 'transfer' | 'absent' | 'how'> {
  const { scopes, absent, how, resamples } = transferScopes(chosen, methods.length);
  const transfer = methods.flatMap((method) =>
    targetNames.flatMap((target) =>
      transferMatrices(chosen, scopes, method, target).flatMap((matrices) =>
        matrices.flatMap(({ cells }) => cells.map((cell) => cell(resamples))),
      ),
    ),
  );
  return { transfer, absent, how };
}
