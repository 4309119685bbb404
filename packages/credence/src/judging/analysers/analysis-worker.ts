import { builtModules, innerModules } from '../../sandbox/inner-modules.ts';
import type { Sandbox, SandboxSession } from '../../sandbox/sandbox.ts';
import { Dialogue } from '../dialogue.ts';
import type { AnalysisReply, AnalysisRequest } from './inside/protocol.ts';

/** What the trusted program may take beyond the analyser's own deadline. */
const graceMs = 10_000;

/** One outer sandbox that runs analysers, one after the other. Has processes: close it. */
export class AnalysisWorker {
  readonly #dialogue: Dialogue<AnalysisReply>;
  #done = 0;

  private constructor(session: SandboxSession) {
    this.#dialogue = new Dialogue(session, {
      code: 'analysis-failed',
      failed: 'Static analysis failed',
      late: 'the analyser did not end in time',
    });
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
    const deadlineMs = request.limits.deadlineMs + graceMs;
    const reply = await this.#dialogue.ask(request, deadlineMs, (only) => only);
    if (reply.status === 'setup-failed') throw this.#dialogue.failure(reply.detail);
    this.#done += 1;
    return reply;
  }

  close(): Promise<void> {
    return this.#dialogue.close();
  }
}
