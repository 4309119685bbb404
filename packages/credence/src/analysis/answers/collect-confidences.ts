import type { ConfidenceRecord, MissingReason } from '../../core/records.ts';
import type { KeyTable } from '../../journal/key-table.ts';
import { compareText } from '../../study/plan-order.ts';
import { Numbered } from './numbered.ts';
import { ranks } from './row-order.ts';
import type { ConfidenceColumn } from './study-answers.ts';

const neverAsked = -1;

/** The confidences of one method about one target, by the number of the sample. */
class Column {
  readonly method: string;
  readonly target: ConfidenceRecord['target'];
  readonly versions = new Numbered<string>();
  readonly reasons = new Numbered<MissingReason>();
  aboutAnswer = false;
  value = new Float64Array(1024);
  missing = new Int16Array(1024).fill(neverAsked);
  raw = new Int32Array(1024);
  version = new Uint16Array(1024);

  constructor({ method, target }: ConfidenceRecord) {
    this.method = method;
    this.target = target;
  }

  set(sample: number, record: ConfidenceRecord, raw: number): void {
    if (sample >= this.value.length) this.#grow(sample);
    const said = this.versions.values[this.version[sample]!];
    // Where several versions of a method spoke, the latest one is heard.
    if (this.missing[sample] !== neverAsked && compareText(record.methodVersion, said ?? '') < 0) {
      return;
    }
    this.version[sample] = this.versions.number(record.methodVersion);
    this.value[sample] = record.value ?? Number.NaN;
    this.missing[sample] =
      record.value !== null ? 0 : 1 + this.reasons.number(record.missing ?? 'no-number');
    this.raw[sample] = raw;
    if (record.about === 'answer') this.aboutAnswer = true;
  }

  #grow(sample: number): void {
    const size = Math.max(2 * this.value.length, sample + 1);
    const { value, missing, raw, version } = this;
    this.value = new Float64Array(size);
    this.missing = new Int16Array(size).fill(neverAsked);
    this.raw = new Int32Array(size);
    this.version = new Uint16Array(size);
    this.value.set(value);
    this.missing.set(missing);
    this.raw.set(raw);
    this.version.set(version);
  }
}

/** Confidence records as columns, one for each method and target. */
export class ConfidenceCollector {
  readonly #samples: KeyTable;
  readonly #texts: KeyTable;
  readonly #columns = new Map<string, Column>();

  constructor(samples: KeyTable, texts: KeyTable) {
    this.#samples = samples;
    this.#texts = texts;
  }

  add(record: ConfidenceRecord): void {
    const name = `${record.method} ${record.target}`;
    const column = this.#columns.get(name) ?? new Column(record);
    this.#columns.set(name, column);
    const raw = record.raw === null ? -1 : this.#texts.number(record.raw);
    column.set(this.#samples.number(record.sample), record, raw);
  }

  /** @param methods in the order of the study */
  columnsAt(samples: Int32Array, methods?: readonly string[]): readonly ConfidenceColumn[] {
    const all = [...this.#columns.values()];
    const rank = ranks(
      all.map(({ method }) => method),
      methods,
    );
    const place = new Map(all.map((column, at) => [column, rank[at]!]));
    return all
      .sort((a, b) => {
        const byMethod = a.method === b.method ? 0 : place.get(a)! - place.get(b)!;
        return byMethod || compareText(a.target, b.target);
      })
      .map(({ method, target, aboutAnswer, reasons, value, missing, raw }) => {
        const there = (sample: number) => (missing[sample] ?? neverAsked) !== neverAsked;
        return {
          ...{ method, target, aboutAnswer, reasons: reasons.values },
          value: Float64Array.from(samples, (one) => (there(one) ? value[one]! : Number.NaN)),
          missing: Int16Array.from(samples, (one) => missing[one] ?? neverAsked),
          raw: samples.map((one) => (there(one) ? raw[one]! : -1)),
        };
      })
      .filter(({ missing }) => missing.some((code) => code !== neverAsked));
  }
}
