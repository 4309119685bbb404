import type {
  RecalibrationName,
  RecalibrationTables,
  TransferDimension,
  TransferRow,
} from '@credence/viewer';
import { type Target, targets } from '../core/verdict.ts';
import { caution, foldsOf, type Mapper, mapper, tooLittle } from './cross-fit.ts';
import { differences, toEstimates } from './differences.ts';
import { binsFor } from './estimates.ts';
import type { Observation } from './observations.ts';
import { mappedBins } from './recalibration-table.ts';
import { type LabelledPoints, scoredPoints, tasksOf } from './scored-points.ts';
import { noTransferScores, numbered, type ResampledScores, resampledScores } from './scores.ts';

/** The map with the fewest numbers to learn that can go anywhere: two, which any data give. */
const carried: readonly RecalibrationName[] = ['platt'];

interface Dimension {
  readonly id: TransferDimension;
  readonly of: (observation: Observation) => string;
  /** What is held fixed: answers that differ in it are never in one matrix. */
  readonly benchmark: boolean;
  readonly model: boolean;
}

const dimensions: readonly Dimension[] = [
  { id: 'kind', of: ({ task }) => task.kind, benchmark: false, model: true },
  {
    id: 'temperature',
    of: ({ sample }) => String(sample.temperature),
    benchmark: true,
    model: true,
  },
  { id: 'model', of: ({ sample }) => sample.model, benchmark: true, model: false },
  { id: 'language', of: ({ task }) => task.language, benchmark: true, model: true },
];

/** Answers with the same of all that is held fixed, by the value of the dimension. */
interface Scope {
  readonly about: Pick<TransferRow, 'dimension' | 'benchmark' | 'model'>;
  readonly domains: Map<string, Observation[]>;
}

function scopesOf(observations: readonly Observation[], dimension: Dimension): readonly Scope[] {
  const scopes = new Map<string, Scope>();
  for (const observation of observations) {
    const benchmark = dimension.benchmark ? observation.task.benchmark : null;
    const model = dimension.model ? observation.sample.model : null;
    const key = JSON.stringify([benchmark, model]);
    const scope: Scope = scopes.get(key) ?? {
      about: { dimension: dimension.id, benchmark, model },
      domains: new Map(),
    };
    scopes.set(key, scope);
    const name = dimension.of(observation);
    const domain = scope.domains.get(name);
    if (domain) domain.push(observation);
    else scope.domains.set(name, [observation]);
  }
  return [...scopes.values()].filter(({ domains }) => domains.size > 1);
}

interface Domain {
  readonly name: string;
  readonly points: LabelledPoints;
  readonly tasks: ReadonlySet<string>;
  readonly mapper: Mapper;
  readonly little: string | null;
}

const scored = ({ ece, eceDebiased, brier }: ResampledScores) => ({ ece, eceDebiased, brier });

/** The scores of an answer's confidence as it was stated, or as it is mapped. */
function scoresAs(points: LabelledPoints, p: Float64Array, stated: boolean) {
  const bins = stated ? binsFor(p) : mappedBins(p.length);
  return scored(resampledScores({ p, y: points.y, ...numbered(points.groups) }, bins, 1));
}

/** The matrix of one method, target and recalibration: every domain's map on every domain. */
function matrix(
  { about, domains }: Scope,
  method: string,
  target: Target,
  recalibration: RecalibrationName,
): readonly TransferRow[] {
  const named = [...domains].map(([name, members]) => ({
    name,
    points: scoredPoints(members, method, target),
  }));
  const foldOf = foldsOf(named.flatMap(({ points }) => points.groups));
  const all: readonly Domain[] = named.map(({ name, points }) => ({
    name,
    points,
    tasks: tasksOf(points),
    mapper: mapper(points, foldOf, recalibration),
    little: tooLittle(points),
  }));
  return all.flatMap((to) => {
    const { points } = to;
    const own = to.little === null ? to.mapper.map(points) : null;
    const within = own && 'p' in own ? scoresAs(points, own.p, false) : null;
    const before = to.little === null ? scoresAs(points, points.p, true) : null;
    return all.map((from): TransferRow => {
      const counts = {
        ...about,
        from: from.name,
        to: to.name,
        method,
        target,
        recalibration,
        fitted: { n: from.points.p.length, tasks: from.tasks.size },
        n: points.p.length,
        tasks: to.tasks.size,
        sharedTasks: [...from.tasks].filter((task) => to.tasks.has(task)).length,
      };
      const without = (why: string): TransferRow => ({
        ...counts,
        before: noTransferScores,
        after: noTransferScores,
        change: noTransferScores,
        cost: noTransferScores,
        caution: null,
        why,
      });
      if (from.little !== null) return without(`${from.name}: ${from.little}`);
      if (before === null) return without(`${to.name}: ${to.little}`);
      const mapped = from === to && own ? own : from.mapper.map(points);
      if ('why' in mapped) return without(mapped.why);
      const after = from === to && within ? within : scoresAs(points, mapped.p, false);
      return {
        ...counts,
        before: toEstimates(before),
        after: toEstimates(after),
        change: differences(after, before),
        cost: from === to || within === null ? noTransferScores : differences(after, within),
        caution: caution(from.points),
        why: null,
      };
    });
  });
}

const oneOnly = (id: TransferDimension, values: readonly string[]) =>
  values.length === 1
    ? `all answers are of one ${id}: ${values[0]}`
    : `no two of ${values.join(', ')} have anything else in common that could be compared`;

/**
 * Where does a calibration stop holding? For every dimension, maps that were fitted on the answers of
 * one domain, on those of each: benchmark kind to kind, temperature to temperature, model to model,
 * language to language. No task is in both the fit and the test of one map.
 */
export function transferTable(
  observations: readonly Observation[],
  methods: readonly string[],
): Pick<RecalibrationTables, 'transfer' | 'absent'> {
  const found = dimensions.map((dimension) => ({
    dimension,
    scopes: scopesOf(observations, dimension),
  }));
  return {
    transfer: found.flatMap(({ scopes }) =>
      scopes.flatMap((scope) =>
        methods.flatMap((method) =>
          targets.flatMap((target) =>
            carried.flatMap((name) => matrix(scope, method, target, name)),
          ),
        ),
      ),
    ),
    absent: found
      .filter(({ scopes }) => scopes.length === 0)
      .map(({ dimension: { id, of } }) => {
        const values = [...new Set(observations.map(of))];
        const why = values.length === 0 ? 'the study has no answers' : oneOnly(id, values);
        return { dimension: id, why };
      }),
  };
}
