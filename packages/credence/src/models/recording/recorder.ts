import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Model, wrapModel } from '../model.ts';
import { fromLine, recordingKey, toCompletion, toEntry, toLine } from './entry.ts';
import { type Provenance, readProvenance, writeProvenance } from './provenance.ts';
import { type Lines, readLines, readShard, shardName, writeShard } from './shard.ts';

export interface RecorderOptions {
  /** The command that makes these recordings again; a missing recording names it. */
  readonly command: string;
  /** Versions of the prompts that are answered, by name. */
  readonly prompts?: Readonly<Record<string, string>>;
}

/**
 * Keeps the answers of models in a folder. What is recorded already is answered from the folder, so
 * a recording that was stopped goes on where it stood. New answers are appended to a file of this
 * process, which `close` merges into one compressed file per model.
 * One process at a time may record a model; several may record different models.
 */
export class Recorder {
  readonly #folder: string;
  readonly #options: RecorderOptions;
  readonly #models = new Map<string, { readonly model: Model; readonly lines: Lines }>();
  readonly #pendingFile: string;
  readonly #left: readonly string[];
  #pending: number | undefined;

  constructor(folder: string, options: RecorderOptions) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#options = options;
    this.#pendingFile = join(
      folder,
      `pending-${process.pid}-${randomBytes(4).toString('hex')}.jsonl`,
    );
    this.#left = leftovers(folder);
  }

  /** The same model, every answer of which is kept. */
  record(model: Model): Model {
    const lines = this.#load(model.id);
    this.#models.set(model.id, { model, lines });
    return wrapModel(model, async (request, signal, context) => {
      const kept = lines.get(recordingKey(model.id, request));
      if (kept !== undefined) return toCompletion(fromLine(kept));
      const completion = await model.complete(request, signal, context);
      const entry = toEntry(model.id, request, completion, context);
      const line = toLine(entry);
      this.#append(line);
      lines.set(entry.key, line);
      return toCompletion(entry);
    });
  }

  /** Merges what was recorded into the folder's files. Models stay open: close them after. */
  async close(): Promise<void> {
    const models: Provenance['models'] = {};
    for (const [id, { model, lines }] of this.#models) {
      if (lines.size === 0) continue;
      writeShard(join(this.#folder, shardName(id)), lines);
      models[id] = {
        recorded: new Date().toISOString().slice(0, 10),
        entries: lines.size,
        capabilities: model.capabilities,
        details: { ...(await model.provenance?.()) },
      };
    }
    const { command, prompts = {} } = this.#options;
    const before = existsSync(join(this.#folder, 'provenance.json'))
      ? readProvenance(this.#folder).models
      : {};
    writeProvenance(this.#folder, {
      format: 1,
      command,
      prompts,
      models: { ...before, ...models },
    });
    if (this.#pending !== undefined) closeSync(this.#pending);
    this.#pending = undefined;
    rmSync(this.#pendingFile, { force: true });
    for (const file of this.#left) this.#drop(file);
  }

  #load(id: string): Lines {
    const lines: Lines = new Map();
    const shard = join(this.#folder, shardName(id));
    if (existsSync(shard)) readShard(shard, lines);
    for (const file of this.#left) {
      for (const [key, line] of readPending(file)) {
        if (fromLine(line).model === id) lines.set(key, line);
      }
    }
    return lines;
  }

  #append(line: string): void {
    this.#pending ??= openSync(this.#pendingFile, 'a');
    writeSync(this.#pending, `${line}\n`);
  }

  /** Drops a dead process's file once all of its models have been merged. */
  #drop(file: string): void {
    const models = [...readPending(file).values()].map((line) => fromLine(line).model);
    if (models.every((id) => this.#models.has(id))) rmSync(file, { force: true });
  }
}

function readPending(file: string): Lines {
  const lines: Lines = new Map();
  readLines(readFileSync(file, 'utf8'), file, lines, true);
  return lines;
}

/** Files of processes that ended without closing. */
function leftovers(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => {
      const pid = /^pending-(\d+)-[0-9a-f]+\.jsonl$/.exec(name)?.[1];
      return pid !== undefined && !alive(Number(pid));
    })
    .map((name) => join(folder, name));
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
