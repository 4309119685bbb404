import type { Check } from '../core/verdict.ts';
import type { SandboxSession } from '../sandbox/sandbox.ts';
import { Dialogue } from './dialogue.ts';
import type {
  JudgeRequest,
  OracleReply,
  ProbeRequest,
  SentJudgeRequest,
} from './oracle/protocol.ts';

type Unsent<Request> = Request extends unknown ? Omit<Request, 'nonce'> : never;

/** What the trusted program reported about one answer, complete. */
export interface Observations {
  readonly checks: readonly Check[];
  /** Why the task's checks could not be carried out to the end, or `null`. */
  readonly oracleFailure: string | null;
  /** Whether anything of the answer was ended because it took too long. */
  readonly timedOut: boolean;
  /** How often a compiler was started for it. */
  readonly compilerRuns: number;
  /** How many launches had been prepared. */
  readonly warmLaunches: number;
  /** What befell one of them that the way of starting it might have to do with, or `null`. */
  readonly anomaly: string | null;
  /** Why launches that should be prepared cannot be, or `null`. */
  readonly warmTrouble: string | null;
  readonly milliseconds: number;
}

/** One outer sandbox with the oracle in it; does one thing at a time. */
export class JudgeWorker {
  readonly #dialogue: Dialogue<OracleReply>;
  /** Languages of which it has been told how answers are started. */
  readonly #told = new Set<string>();
  #done = 0;

  constructor(session: SandboxSession) {
    this.#dialogue = new Dialogue(session, {
      code: 'judging-failed',
      failed: 'Judging failed',
      late: 'the checks did not end in time',
    });
  }

  /** How many verdicts it has given: workers are recycled, so that nothing can pile up in them. */
  get done(): number {
    return this.#done;
  }

  /** Throws `InfrastructureError` when the machinery failed; the worker is then of no more use. */
  async judge(request: Unsent<JudgeRequest>, deadlineMs: number): Promise<Observations> {
    const started = performance.now();
    const { language } = request;
    const sent: Unsent<SentJudgeRequest> = {
      ...request,
      invocation: this.#told.has(language) ? null : request.invocation,
    };
    const final = await this.#dialogue.ask(sent, deadlineMs, (reply) =>
      reply.type === 'judged' ? reply : null,
    );
    this.#told.add(language);
    const { checks } = final;
    this.#done += 1;
    if (final.failure?.of === 'sandbox') throw this.#dialogue.failure(final.failure.message);
    const complete = checks.length === final.expected;
    if (!final.failure && !complete) {
      throw this.#dialogue.failure(`${checks.length} of ${final.expected} checks were reported`);
    }
    const milliseconds = Math.round(performance.now() - started);
    const { failure, compilerRuns, timedOut, warmLaunches, anomaly, warmTrouble } = final;
    const oracleFailure = failure?.message ?? null;
    const warm = { warmLaunches, anomaly, warmTrouble };
    return { checks, oracleFailure, compilerRuns, timedOut, milliseconds, ...warm };
  }

  /** What a command prints in the inner sandbox, or why it cannot run there. */
  async probe(
    request: Unsent<ProbeRequest>,
  ): Promise<{ readonly output: string } | { readonly failure: string }> {
    const reply = await this.#dialogue.ask(request, 30_000, (frame) =>
      frame.type === 'probed' ? frame : null,
    );
    return reply.output === null
      ? { failure: reply.failure ?? 'no reason given' }
      : { output: reply.output };
  }

  close(): Promise<void> {
    return this.#dialogue.close();
  }
}
