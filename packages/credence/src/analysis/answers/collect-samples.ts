import { float64List, int32List } from '../../core/growing-list.ts';
import type { FinishReason, RepairOrigin, SampleRecord } from '../../core/records.ts';
import type { Task } from '../../core/task.ts';
import { KeyTable } from '../../journal/key-table.ts';
import { Numbered } from './numbered.ts';

/** Column of a sample that no record of this study has been read of. */
const unknown = -1;

const wholeColumns = () => ({
  ...{ task: int32List(), model: int32List(), prompting: int32List(), index: int32List() },
  ...{ code: int32List(), shown: int32List(), finished: int32List(), extraction: int32List() },
});

/**
 * Sample records as columns, by the number of their key; a number may be given to a key before its
 * record comes, since confidences can stand before what they are about.
 */
export class SampleCollector {
  readonly keys = new KeyTable();
  readonly #texts: KeyTable;
  readonly #tasks: readonly Task[];
  readonly #taskOf: ReadonlyMap<string, number>;
  readonly #models = new Numbered<string>();
  readonly #promptings = new Numbered<string>();
  readonly #finish = new Numbered<FinishReason>();
  readonly #extractions = new Numbered<string>();
  readonly #origins = new Map<number, RepairOrigin>();
  readonly #imported = new Set<number>();
  /** Numbers of the samples in the order in which their records came. */
  readonly #number = int32List();
  readonly #whole = wholeColumns();
  readonly #temperature = float64List();

  constructor(tasks: readonly Task[], texts: KeyTable) {
    this.#tasks = tasks;
    this.#taskOf = new Map(tasks.map(({ id }, place) => [id, place]));
    this.#texts = texts;
  }

  add(record: SampleRecord): void {
    const task = this.#taskOf.get(record.task);
    if (task === undefined || this.#tasks[task]!.hash !== record.taskHash) return;
    const number = this.keys.number(record.key);
    const code = record.code === null ? unknown : this.#texts.number(record.code);
    this.#number.push(number);
    this.#whole.task.push(task);
    this.#whole.model.push(this.#models.number(record.model));
    this.#whole.prompting.push(this.#promptings.number(record.prompting));
    this.#whole.index.push(record.index);
    this.#whole.code.push(code);
    this.#whole.shown.push(code >= 0 ? code : this.#texts.number(record.response));
    this.#whole.finished.push(this.#finish.number(record.finish));
    this.#whole.extraction.push(this.#extractions.number(record.extraction));
    this.#temperature.push(record.temperature);
    if (record.repair) this.#origins.set(number, record.repair);
    if (record.imported) this.#imported.add(number);
  }

  /** Where a repaired answer comes from; `undefined` for a first one. */
  origin(sample: number): RepairOrigin | undefined {
    return this.#origins.get(sample);
  }

  /** All that has been read, in the order in which it came. */
  get read() {
    return {
      number: this.#number.view(),
      models: this.#models.values,
      promptings: this.#promptings.values,
      task: this.#whole.task.view(),
      model: this.#whole.model.view(),
      prompting: this.#whole.prompting.view(),
      index: this.#whole.index.view(),
      temperature: this.#temperature.view(),
    };
  }

  /** The columns at some samples, those of tasks by the ids of the tasks. */
  columnsAt(samples: Int32Array) {
    const place = new Int32Array(this.keys.size).fill(unknown);
    this.#number.view().forEach((number, at) => {
      place[number] = at;
    });
    const at = samples.map((sample) => place[sample]!);
    const of = (name: keyof ReturnType<typeof wholeColumns>) => {
      const values = this.#whole[name].view();
      return at.map((one) => values[one]!);
    };
    const temperatures = this.#temperature.view();
    const ofTask = of('task');
    const there = [...new Set(ofTask)].sort((a, b) =>
      this.#tasks[a]!.id < this.#tasks[b]!.id ? -1 : 1,
    );
    const rank = new Int32Array(this.#tasks.length);
    there.forEach((task, number) => {
      rank[task] = number;
    });
    return {
      tasks: there.map((task) => this.#tasks[task]!),
      models: this.#models.values,
      promptings: this.#promptings.values,
      finish: this.#finish.values,
      extractions: this.#extractions.values,
      task: ofTask.map((task) => rank[task]!),
      model: of('model'),
      prompting: of('prompting'),
      index: of('index'),
      code: of('code'),
      shown: of('shown'),
      finished: of('finished'),
      extraction: of('extraction'),
      temperature: Float64Array.from(at, (one) => temperatures[one]!),
      imported: (row: number) => this.#imported.has(samples[row]!),
    };
  }
}
