import type { RecalibrationTables, TransferDimension, TransferRow } from '@credence/viewer';
import { type Target, targets } from '../core/verdict.ts';
import {
  caution,
  type Folded,
  folded,
  foldsOf,
  mapper,
  recalibrationNames,
  tooLittle,
} from './cross-fit.ts';
import { differences, toEstimates } from './differences.ts';
import { binsFor, bootstrapOptions } from './estimates.ts';
import type { Observation } from './observations.ts';
import { mappedBins } from './recalibration-table.ts';
import { scoredPoints, tasksOf } from './scored-points.ts';
import { noTransferScores, numbered, resampledErrors, type TaskPoints } from './scores.ts';

/** With more cells than this a report would take minutes, and its page would be slow to open. */
const manyCells = 10_000;
const fewResamples = 200;

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

/** The answers of one value of a dimension, with what all maps and methods of scoring share. */
interface Domain {
  readonly name: string;
  readonly folded: Folded;
  readonly numbered: Pick<TaskPoints, 'task' | 'tasks'>;
  readonly little: string | null;
  /** Of the confidences as stated; `null` with too little data. */
  readonly before: ScoresOfDomain | null;
}

type ScoresOfDomain = ReturnType<typeof resampledErrors>;

const none = {
  before: noTransferScores,
  after: noTransferScores,
  change: noTransferScores,
  cost: noTransferScores,
  caution: null,
};

function domainsOf(
  { domains }: Scope,
  method: string,
  target: Target,
  resamples: number,
): readonly Domain[] {
  const named = [...domains].map(([name, members]) => ({
    name,
    points: scoredPoints(members, method, target),
  }));
  const foldOf = foldsOf(named.flatMap(({ points }) => [...tasksOf(points)]));
  return named.map(({ name, points }) => {
    const little = tooLittle(points);
    const tasks = numbered(points.groups);
    return {
      name,
      folded: folded(points, foldOf),
      numbered: tasks,
      little,
      before:
        little === null
          ? resampledErrors({ ...points, ...tasks }, binsFor(points.p), resamples)
          : null,
    };
  });
}

const scoresAs = ({ folded: { points }, numbered }: Domain, p: Float64Array, resamples: number) =>
  resampledErrors({ p, y: points.y, ...numbered }, mappedBins(p.length), resamples);

/** The matrix of one method, target and recalibration: every domain's map on every domain. */
function matrix(
  about: Omit<Counts, 'from' | 'to' | 'fitted' | 'n' | 'tasks' | 'sharedTasks'>,
  all: readonly Domain[],
  resamples: number,
): readonly TransferRow[] {
  const mappers = new Map(
    all.map((domain) => [domain, mapper(domain.folded, about.recalibration)] as const),
  );
  const mapped = (from: Domain, to: Domain) => mappers.get(from)!.map(to.folded);
  return all.flatMap((to) => {
    const own = to.little === null ? mapped(to, to) : null;
    const within = own && 'p' in own ? scoresAs(to, own.p, resamples) : null;
    const before = to.before && toEstimates(to.before);
    return all.map((from): TransferRow => {
      const counts: Counts = {
        ...about,
        from: from.name,
        to: to.name,
        fitted: { n: from.folded.points.p.length, tasks: from.folded.tasks.size },
        n: to.folded.points.p.length,
        tasks: to.folded.tasks.size,
        sharedTasks: [...from.folded.tasks].filter((task) => to.folded.tasks.has(task)).length,
      };
      if (from.little !== null) return { ...counts, ...none, why: `${from.name}: ${from.little}` };
      if (before === null || to.before === null) {
        return { ...counts, ...none, why: `${to.name}: ${to.little}` };
      }
      const answers = from === to && own ? own : mapped(from, to);
      if ('why' in answers) return { ...counts, ...none, why: answers.why };
      const after = from === to && within ? within : scoresAs(to, answers.p, resamples);
      return {
        ...counts,
        before,
        after: toEstimates(after),
        change: differences(after, to.before),
        cost: from === to || within === null ? noTransferScores : differences(after, within),
        caution: caution(from.folded.points),
        why: null,
      };
    });
  });
}

type Counts = Omit<TransferRow, 'before' | 'after' | 'change' | 'cost' | 'caution' | 'why'>;

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
): Pick<RecalibrationTables, 'transfer' | 'absent' | 'how'> {
  const found = dimensions.map((dimension) => ({
    dimension,
    scopes: scopesOf(observations, dimension),
  }));
  const rows = recalibrationNames.length * methods.length * targets.length;
  const cells = found
    .flatMap(({ scopes }) => scopes)
    .reduce((sum, { domains }) => sum + rows * domains.size ** 2, 0);
  const resamples = cells > manyCells ? fewResamples : bootstrapOptions.resamples;
  return {
    how:
      'Across domains (transfer): where two domains share tasks, the folds keep every task out of the ' +
      'fit of its own map, elsewhere one map is fitted on all; intervals from ' +
      `${resamples} resamples of tasks.`,
    transfer: found.flatMap(({ scopes }) =>
      scopes.flatMap((scope) =>
        methods.flatMap((method) =>
          targets.flatMap((target) => {
            const domains = domainsOf(scope, method, target, resamples);
            return recalibrationNames.flatMap((recalibration) =>
              matrix({ ...scope.about, method, target, recalibration }, domains, resamples),
            );
          }),
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
