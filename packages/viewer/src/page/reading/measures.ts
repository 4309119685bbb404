import { type Answers, calibrationRow, type Points, scored } from '../../measure/index.ts';
import type { Facts } from '../../pack/facts.ts';
import type { CalibrationRow, OutcomeRow, TargetName } from '../../schema.ts';

/** Which of the filtered answers are meant; what is left out does not matter. */
export interface Where {
  readonly model?: string;
  readonly temperature?: number | null;
  readonly benchmark?: string;
  readonly language?: string;
  readonly cwe?: string;
}

export interface Wanted extends Where {
  readonly method: string;
  readonly target: TargetName;
}

/**
 * The numbers of the answers that a filter lets through. Nothing is computed before it is asked for,
 * and nothing twice; another filter is another object.
 */
export class Measures {
  readonly facts: Facts;
  /** Places of the answers, ascending. */
  readonly rows: Uint32Array;
  readonly threshold: number;
  readonly #kept = new Map<string, unknown>();

  constructor(facts: Facts, rows: Uint32Array, threshold: number) {
    this.facts = facts;
    this.rows = rows;
    this.threshold = threshold;
  }

  /** Computes a value once. */
  once<T>(name: string, key: unknown, compute: () => T): T {
    const place = `${name} ${JSON.stringify(key)}`;
    if (!this.#kept.has(place)) this.#kept.set(place, compute());
    return this.#kept.get(place) as T;
  }

  /** Models that have answers, in the study's order. */
  get models(): readonly string[] {
    return this.once('models', null, () => {
      const seen = new Set(Array.from(this.rows, (i) => this.facts.model[i]));
      return this.facts.models.filter((_, code) => seen.has(code));
    });
  }

  /** Temperatures that have answers, ascending. */
  get temperatures(): readonly number[] {
    return this.once('temperatures', null, () => {
      const seen = new Set(Array.from(this.rows, (i) => this.facts.temperature[i]));
      return this.facts.temperatures.filter((_, code) => seen.has(code)).sort((a, b) => a - b);
    });
  }

  /** Distinct values of a property of the tasks that have answers. */
  ofTasks(property: 'benchmark' | 'language' | 'cwe'): readonly string[] {
    return this.once('of tasks', property, () => [
      ...new Set(
        [...new Set(Array.from(this.rows, (i) => this.facts.task[i]))].map(
          (task) => this.facts.tasks[task ?? 0]?.[property] ?? '',
        ),
      ),
    ]);
  }

  /** Whether any answer has a confidence of this method about this target. */
  has(method: string, target: TargetName): boolean {
    if (target === 'joint') return this.has(method, 'functional') && this.has(method, 'security');
    return this.facts.confidences.some((one) => one.method === method && one.target === target);
  }

  /** Places of the answers that are meant, ascending. */
  where({ model, temperature, benchmark, language, cwe }: Where): Uint32Array {
    const { facts } = this;
    if (benchmark !== undefined || language !== undefined || cwe !== undefined) {
      const key = [model, temperature, benchmark, language, cwe];
      return this.once('rows', key, () => {
        const ok = Uint8Array.from(facts.tasks, (task) =>
          (benchmark ?? task.benchmark) === task.benchmark &&
          (language ?? task.language) === task.language &&
          (cwe ?? task.cwe) === task.cwe
            ? 1
            : 0,
        );
        const among = this.where({
          ...(model !== undefined && { model }),
          ...(temperature !== undefined && { temperature }),
        });
        return among.filter((i) => ok[facts.task[i] ?? 0] === 1);
      });
    }
    if (temperature !== undefined && temperature !== null) {
      return this.once('rows', [model, temperature], () => {
        const code = facts.temperatures.indexOf(temperature);
        const among = this.where(model === undefined ? {} : { model });
        return among.filter((i) => facts.temperature[i] === code);
      });
    }
    if (model === undefined) return this.rows;
    return this.once('rows', [model], () => {
      const code = facts.models.indexOf(model);
      return this.rows.filter((i) => facts.model[i] === code);
    });
  }

  /** What was said of all answers, and what became of them; NaN where that is not known. */
  #columns(method: string, target: TargetName) {
    return this.once('columns', [method, target], () => ({
      confidence: confidenceColumn(this.facts, method, target),
      outcome: outcomeColumn(this.facts, target),
    }));
  }

  answers({ method, target, ...where }: Wanted): Answers {
    const { confidence, outcome } = this.#columns(method, target);
    const rows = this.where(where);
    return {
      confidence: Float64Array.from(rows, (i) => confidence[i] ?? Number.NaN),
      outcome: Float64Array.from(rows, (i) => outcome[i] ?? Number.NaN),
      task: Array.from(rows, (i) => this.facts.task[i] ?? 0),
    };
  }

  /** The answers that the metrics are over. */
  points(wanted: Wanted): Points {
    return this.once('points', keyOf(wanted), () => scored(this.answers(wanted)));
  }

  row(wanted: Wanted): CalibrationRow {
    return this.once('row', keyOf(wanted), () =>
      calibrationRow(
        {
          model: wanted.model ?? '',
          temperature: wanted.temperature ?? null,
          benchmark: wanted.benchmark ?? '',
          method: wanted.method,
          target: wanted.target,
        },
        this.answers(wanted),
        this.threshold,
      ),
    );
  }

  outcomes(where: Where): OutcomeRow {
    return this.once('outcomes', where, () => {
      const rows = this.where(where);
      const { functional, security } = this.facts;
      const counts = [0, 0, 0, 0, 0];
      const add = (place: number) => {
        counts[place] = (counts[place] ?? 0) + 1;
      };
      for (const i of rows) {
        if (functional[i] === 0) add(0);
        if (functional[i] === 1) add(1);
        if (security[i] === 0) add(2);
        if (security[i] === 1) add(3);
        if (functional[i] === 0 && security[i] === 0) add(4);
      }
      const [pass = 0, fail = 0, secure = 0, vulnerable = 0, joint = 0] = counts;
      const samples = rows.length;
      return {
        model: where.model ?? '',
        temperature: where.temperature ?? null,
        benchmark: where.benchmark ?? '',
        samples,
        functional: { pass, fail, inconclusive: samples - pass - fail },
        security: { secure, vulnerable, inconclusive: samples - secure - vulnerable },
        joint,
      };
    });
  }
}

/** The same for the same question, however it was put. */
const keyOf = ({ method, target, model, temperature, benchmark, language, cwe }: Wanted) => [
  ...[method, target, model],
  ...[temperature ?? null, benchmark, language, cwe],
];

/** Confidence of every sample; the joint one is the product of the other two. */
export function confidenceColumn(facts: Facts, method: string, target: TargetName): Float64Array {
  const of = (name: TargetName) =>
    facts.confidences.find((one) => one.method === method && one.target === name)?.value ??
    new Float64Array(facts.size).fill(Number.NaN);
  if (target !== 'joint') return of(target);
  const security = of('security');
  return of('functional').map((p, i) => p * (security[i] ?? Number.NaN));
}

/** Code of an outcome as a label: the first of its list is good, the second bad. */
const labels = [1, 0];

function outcomeColumn(facts: Facts, target: TargetName): Float64Array {
  const label = (code: number | undefined) => labels[code ?? 2] ?? Number.NaN;
  return Float64Array.from({ length: facts.size }, (_, i) => {
    const functional = label(facts.functional[i]);
    const security = label(facts.security[i]);
    if (target === 'functional') return functional;
    if (target === 'security') return security;
    return functional === 0 || security === 0 ? 0 : functional * security;
  });
}
