import { contentHash, contentKey } from '../core/keys.ts';
import type { ImportOrigin } from '../core/records.ts';
import type { TalliedWriter } from '../journal/tally.ts';
import { type RecordedTask, recordedOracle, recordedTaskHash } from '../study/imported-study.ts';
import type { RawRecord } from './raw-record.ts';
import type { ImportedAnswer } from './read-record.ts';

const usage = { inputTokens: 0, outputTokens: 0 };

/** Writes answers as records of a study, and gathers what the study is. */
export class AnswerWriter {
  /** When the import began: what the records were made at is not always known. */
  readonly at: string;
  readonly #writer: TalliedWriter;
  readonly #tasks = new Map<string, { readonly task: RecordedTask; readonly hash: string }>();
  readonly #bodies = new Set<string>();
  /** Answers by cell of the design, where they are counted; else the indices that are taken. */
  readonly #counts = new Map<string, number>();
  readonly #taken = new Set<string>();
  readonly #models = new Set<string>();
  readonly #temperatures = new Set<number>();
  readonly #prompting = new Set<string>();
  #samples = 0;
  #most = 1;

  constructor(writer: TalliedWriter, at: string) {
    this.#writer = writer;
    this.at = at;
  }

  get samples(): number {
    return this.#samples;
  }
  get tasks(): readonly RecordedTask[] {
    return [...this.#tasks.values()].map(({ task }) => task);
  }
  get taskHashes(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#tasks].map(([id, { hash }]) => [id, hash]));
  }
  get models(): readonly string[] {
    return [...this.#models];
  }
  get temperatures(): readonly number[] {
    return [...this.#temperatures].sort((a, b) => a - b);
  }
  get prompting(): readonly string[] {
    return [...this.#prompting];
  }
  /** The most answers that a cell has. */
  get most(): number {
    return this.#most;
  }

  async add(raw: RawRecord, answer: ImportedAnswer, imported: ImportOrigin): Promise<void> {
    const { model, temperature, prompting, response, code } = answer;
    const prompt = await this.#body(answer.prompt);
    const { task, hash } = this.#task(raw, answer, prompt);
    const index = this.#index(raw, answer, task.id);
    const key = contentKey('imported sample', {
      source: imported.sha256,
      at: imported.at,
      task: hash,
      model,
      temperature,
      prompting,
      index,
    });
    const common = { usage, usd: null, at: this.at, imported };
    const codeHash = code === null ? null : await this.#body(code);
    await this.#writer.record({
      ...{ kind: 'sample', key, task: task.id, taskHash: hash, model, temperature, prompting },
      ...{ promptingVersion: 'recorded', index, prompt, response: await this.#body(response) },
      ...{ code: codeHash, extraction: answer.extraction, finish: 'stop', ...common },
    });
    for (const {
      method,
      version,
      target,
      value,
      missing,
      raw: said,
      wholeAnswer,
    } of answer.confidences) {
      await this.#writer.record({
        kind: 'confidence',
        key: contentKey('confidence', { sample: key, method, version, target }),
        ...{ sample: key, method, methodVersion: version, target, value, missing },
        raw: said === null ? null : await this.#body(said),
        ...common,
        ...(wholeAnswer && { about: 'answer' as const }),
      });
    }
    const { functional, security } = answer;
    await this.#writer.record({
      kind: 'verdict',
      key: contentKey('imported verdict', { sample: key }),
      ...{ task: task.id, oracleHash: recordedOracle, code: codeHash, functional, security },
      ...{ checks: [], milliseconds: 0, stamp: null, at: this.at, sample: key, imported },
    });
    this.#samples += 1;
    this.#models.add(model);
    this.#temperatures.add(temperature);
    this.#prompting.add(prompting);
    this.#most = Math.max(this.#most, index + 1);
  }

  #task(raw: RawRecord, answer: ImportedAnswer, prompt: string) {
    const { benchmark, language, kind, cwe, title } = answer;
    const id = `${benchmark}/${answer.task}`;
    const known = this.#tasks.get(id);
    if (!known) {
      const task: RecordedTask = { id, benchmark, language, kind, cwe, title, prompt };
      const found = { task, hash: recordedTaskHash(task) };
      this.#tasks.set(id, found);
      return found;
    }
    for (const [what, now] of Object.entries({ language, kind, cwe })) {
      const before = known.task[what as 'language' | 'kind' | 'cwe'];
      if (before === now) continue;
      throw raw.complain(
        `The ${what} of the task "${answer.task}" is ${now} here and ${before} in a record before.`,
        'Give tasks that differ names that differ.',
      );
    }
    return known;
  }

  #index(raw: RawRecord, answer: ImportedAnswer, task: string): number {
    const { model, temperature, prompting, index } = answer;
    const cell = contentHash(JSON.stringify([task, model, temperature, prompting]));
    if (index === null) {
      const count = this.#counts.get(cell) ?? 0;
      this.#counts.set(cell, count + 1);
      return count;
    }
    const place = `${cell} ${index}`;
    if (this.#taken.has(place)) {
      throw raw.complain(
        `There is an answer ${index} of ${model} at temperature ${temperature} to "${answer.task}" already.`,
        'Leave `index` out of the mapping, to have answers counted; or import the files as several studies.',
      );
    }
    this.#taken.add(place);
    return index;
  }

  /** Keeps a text, once, and returns its hash. */
  async #body(text: string): Promise<string> {
    const hash = contentHash(text);
    if (!this.#bodies.has(hash)) {
      this.#bodies.add(hash);
      await this.#writer.body({ hash, text });
    }
    return hash;
  }
}
