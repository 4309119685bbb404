import { randomBytes } from 'node:crypto';
import { InfrastructureError } from '../../core/errors.ts';
import type { Plain } from '../../core/keys.ts';
import { builtModules, innerModules } from '../../sandbox/inner-modules.ts';
import type { Sandbox, SandboxSession } from '../../sandbox/sandbox.ts';
import type { AnalysisReply, AnalysisRequest } from './inside/protocol.ts';

/** What the trusted program may take beyond the analyser's own deadline. */
const graceMs = 10_000;

/** One outer sandbox that runs analysers, one after the other. Has processes: close it. */
export class AnalysisWorker {
  readonly #session: SandboxSession;
  readonly #frames: AsyncIterator<unknown>;
  #done = 0;

  private constructor(session: SandboxSession) {
    this.#session = session;
    this.#frames = session.frames[Symbol.asyncIterator]();
  }

  /** Throws `InfrastructureError` when the sandbox does not start. */
  static async open(sandbox: Sandbox, roots: readonly string[]): Promise<AnalysisWorker> {
    const modules = { ...innerModules(), ...builtModules('judging/analysers/inside') };
    const entry = 'judging/analysers/inside/main.js';
    return new AnalysisWorker(await sandbox.open({ modules, entry, roots }));
  }

  /** How often it has run an analyser: workers are recycled, so that nothing can pile up in them. */
  get done(): number {
    return this.#done;
  }

  /** Throws `InfrastructureError` when the machinery failed; the worker is then of no more use. */
  async run(request: Omit<AnalysisRequest, 'nonce'>): Promise<AnalysisReply> {
    const nonce = randomBytes(16).toString('hex');
    try {
      this.#session.send({ ...request, nonce } as unknown as Plain);
    } catch (error) {
      this.#session.kill();
      throw error;
    }
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#session.kill();
    }, request.limits.deadlineMs + graceMs);
    try {
      const { value, done } = await this.#frames.next();
      if (done) {
        const { detail, stderr } = await this.#session.ended;
        throw this.#failed(
          late ? 'the analyser did not end in time' : `${detail} ${stderr}`.trim(),
        );
      }
      const reply = value as AnalysisReply;
      if (reply.nonce !== nonce) throw this.#failed('a frame carries a foreign nonce');
      if (reply.status === 'setup-failed') throw this.#failed(reply.detail);
      this.#done += 1;
      return reply;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  #failed(detail: string): InfrastructureError {
    this.#session.kill();
    return new InfrastructureError('analysis-failed', `Static analysis failed: ${detail}`);
  }
}
