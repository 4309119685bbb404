import { randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { LaunchEnd, LaunchedProcess } from '../../sandbox/inner/launch.ts';
import type { Behaviour } from './behaviour.ts';
import { Died, Raised, SandboxFailed, Unparsable } from './errors.ts';
import { sanitizerReport } from './sanitizer.ts';

/** What languages call text that is no program of theirs. */
const syntaxErrors: ReadonlySet<string> = new Set([
  'SyntaxError',
  'IndentationError',
  'TabError',
  'ParseError',
]);

type Reply =
  | { readonly id: string; readonly ok: unknown }
  | { readonly id: string; readonly raised: { readonly type: string; readonly message: string } };

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

function encode(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(encode);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]));
  }
  return value;
}

/** No shim nests so deeply; an answer that replies for itself may, and must not exhaust our stack. */
const deepestReply = 100;

function decode(value: unknown, depth = 0): unknown {
  if (depth > deepestReply) throw new Died('the answer replied with data nested too deeply');
  if (Array.isArray(value)) return value.map((item) => decode(item, depth + 1));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only?.[0] === '$bytes' && typeof only[1] === 'string') return Buffer.from(only[1], 'base64');
  return Object.fromEntries(entries.map(([key, item]) => [key, decode(item, depth + 1)]));
}

function parseReply(line: string): Reply | null {
  try {
    const reply = JSON.parse(line) as Reply;
    return typeof reply === 'object' && reply !== null && typeof reply.id === 'string'
      ? reply
      : null;
  } catch {
    // Whatever else the answer prints on the pipe is not a reply.
    return null;
  }
}

/** The line that says why a process ended: the first of a report, else the last of all. */
function lastWords(stderr: string): string | undefined {
  const lines = stderr.trim().split('\n');
  const report = lines.find((line) => /^(panic: |fatal error: |Exception in thread )/.test(line));
  return (report ?? lines.at(-1))?.slice(0, 300);
}

/** The answer, loaded in a process of its own and driven over a pipe. */
export class Program {
  readonly #process: LaunchedProcess;
  readonly #pending = new Map<string, Pending>();
  #partial = '';
  #errors = '';
  #setupFailure: string | null = null;
  #death: Error | null = null;
  #timedOut = false;
  readonly #callDeadlineMs: number;
  readonly #behaviour: Behaviour;

  /**
   * @param callDeadlineMs the longest that one call may take; hanging is an observation
   * @param behaviour is told what calls return
   */
  constructor(process: LaunchedProcess, callDeadlineMs: number, behaviour: Behaviour) {
    this.#process = process;
    this.#callDeadlineMs = callDeadlineMs;
    this.#behaviour = behaviour;
    process.stdout.setEncoding('utf8').on('data', (text: string) => this.#receive(text));
    // All of it: a sanitizer's report is long, and what matters stands at its beginning.
    process.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    // What it said before it ended comes first.
    const said = [process.stdout, process.stderr].map((stream) => finished(stream));
    void Promise.all([process.ended, ...said]).then(([end]) => this.#end(end));
  }

  get alive(): boolean {
    return this.#death === null;
  }

  /** Whether it was ended because it took too long. */
  get timedOut(): boolean {
    return this.#timedOut;
  }

  /** Loads the answer, or lets the driver do so. Throws `Died` with the reason when it cannot be loaded. */
  async load(answer: string | null, driver: string | null): Promise<void> {
    try {
      await this.#request({ answer, driver });
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const reason = `the answer could not be loaded: ${error.type}: ${error.message}`;
      this.#die(reason);
      this.kill();
      throw syntaxErrors.has(error.type) ? new Unparsable(reason) : this.#death;
    }
  }

  /** Calls a function of the driver or the answer. Throws `Raised` or `Died`. */
  async call(name: string, ...args: unknown[]): Promise<unknown> {
    try {
      const reply = await this.#request({ call: name, args: args.map(encode) });
      const value = decode(reply);
      this.#behaviour.returned(reply);
      return value;
    } catch (error) {
      if (error instanceof Raised) this.#behaviour.raised(error.type);
      throw error;
    }
  }

  kill(): void {
    this.#process.kill();
  }

  get ended(): Promise<LaunchEnd> {
    return this.#process.ended;
  }

  #end(end: LaunchEnd): void {
    if (end.status === 'setup-failed') this.#setupFailure = end.detail;
    if (end.status === 'timeout') this.#timedOut = true;
    const sanitizer = end.exitCode === 0 ? null : sanitizerReport(this.#errors);
    const last = sanitizer ?? lastWords(this.#errors);
    const how =
      end.status === 'exited' ? `ended with exit code ${end.exitCode}` : `ended: ${end.status}`;
    this.#die(`the answer's process ${how}${last ? ` (${last})` : ''}`, sanitizer);
  }

  #request(body: object): Promise<unknown> {
    if (this.#death) return Promise.reject(this.#death);
    const id = randomBytes(12).toString('hex');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#timedOut = true;
        this.#die(`the answer did not return within ${this.#callDeadlineMs / 1000} s`);
        this.kill();
      }, this.#callDeadlineMs);
      this.#pending.set(id, { resolve, reject, timer });
      this.#process.stdin?.write(`${JSON.stringify({ id, ...body })}\n`);
    });
  }

  #receive(text: string): void {
    const lines = (this.#partial + text).split('\n');
    this.#partial = lines.pop() ?? '';
    for (const line of lines) {
      const reply = parseReply(line);
      const pending = reply && this.#pending.get(reply.id);
      if (!reply || !pending) continue;
      this.#pending.delete(reply.id);
      clearTimeout(pending.timer);
      if ('raised' in reply) {
        const raised = reply.raised;
        pending.reject(new Raised(String(raised?.type), String(raised?.message)));
      } else {
        pending.resolve(reply.ok);
      }
    }
  }

  #die(reason: string, sanitizer: string | null = null): void {
    // A sandbox that could not be set up says nothing about the answer.
    this.#death ??=
      this.#setupFailure === null
        ? new Died(reason, sanitizer)
        : new SandboxFailed(this.#setupFailure);
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(this.#death);
    }
    this.#pending.clear();
  }
}
