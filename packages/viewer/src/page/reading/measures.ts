import { columnsOf, taskCodes } from '../../helps/answers.ts';
import { type Answers, calibrationRow, type Points, scored } from '../../measure/index.ts';
import type { Column } from '../../pack/columns.ts';
import type { Facts, TaskFact } from '../../pack/facts.ts';
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
      const seen = this.#seen(this.facts.model, this.facts.models.length);
      return this.facts.models.filter((_, code) => seen[code]);
    });
  }

  /** Temperatures that have answers, ascending. */
  get temperatures(): readonly number[] {
    return this.once('temperatures', null, () => {
      const seen = this.#seen(this.facts.temperature, this.facts.temperatures.length);
      return this.facts.temperatures.filter((_, code) => seen[code]).sort((a, b) => a - b);
    });
  }

  /** Distinct values of a property of the tasks that have answers. */
  ofTasks(property: 'benchmark' | 'language' | 'cwe'): readonly string[] {
    return this.once('of tasks', property, () => {
      const there = new Set(this.tasks.map((task) => task[property]));
      return taskCodes(this.facts, property).values.filter((value) => there.has(value));
    });
  }

  /** Tasks that have answers. */
  get tasks(): readonly TaskFact[] {
    return this.once('tasks', null, () => {
      const seen = this.#seen(this.facts.task, this.facts.tasks.length);
      return this.facts.tasks.filter((_, code) => seen[code]);
    });
  }

  /** For each code of a column whether an answer has it. */
  #seen(column: Column, codes: number): Uint8Array {
    const seen = new Uint8Array(codes);
    for (const i of this.rows) seen[column[i] ?? 0] = 1;
    return seen;
  }

  /** Whether any answer has a confidence of this method about this target. */
  has(method: string, target: TargetName): boolean {
    const { confidences } = this.facts;
    if (target === 'joint') {
      return (
        this.has(method, 'functional') &&
        (this.has(method, 'security') ||
          confidences.some((one) => one.method === method && one.aboutAnswer))
      );
    }
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
        return chosen(among, facts.task, ok);
      });
    }
    if (temperature !== undefined && temperature !== null) {
      return this.once('rows', [model, temperature], () => {
        const ok = Uint8Array.from(facts.temperatures, (one) => Number(one === temperature));
        return chosen(this.where(model === undefined ? {} : { model }), facts.temperature, ok);
      });
    }
    if (model === undefined) return this.rows;
    return this.once('rows', [model], () => {
      const ok = Uint8Array.from(facts.models, (one) => Number(one === model));
      return chosen(this.rows, facts.model, ok);
    });
  }

  answers({ method, target, ...where }: Wanted): Answers {
    const { confidence, outcome } = columnsOf(this.facts, method, target);
    const rows = this.where(where);
    const size = rows.length;
    const answers = {
      confidence: new Float64Array(size),
      outcome: new Float64Array(size),
      task: new Uint32Array(size),
    };
    const { task } = this.facts;
    for (let at = 0; at < size; at++) {
      const i = rows[at] ?? 0;
      answers.confidence[at] = confidence[i] ?? Number.NaN;
      answers.outcome[at] = outcome[i] ?? Number.NaN;
      answers.task[at] = task[i] ?? 0;
    }
    return answers;
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

/** The places whose code in a column is wanted. */
function chosen(rows: Uint32Array, column: Column, wanted: Uint8Array): Uint32Array {
  const kept = new Uint32Array(rows.length);
  let size = 0;
  for (const i of rows) if (wanted[column[i] ?? 0] === 1) kept[size++] = i;
  return kept.subarray(0, size);
}

/** The same for the same question, however it was put. */
const keyOf = ({ method, target, model, temperature, benchmark, language, cwe }: Wanted) => [
  ...[method, target, model],
  ...[temperature ?? null, benchmark, language, cwe],
];
