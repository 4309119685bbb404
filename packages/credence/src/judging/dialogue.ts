import { randomBytes } from 'node:crypto';
import { InfrastructureError } from '../core/errors.ts';
import type { Plain } from '../core/keys.ts';
import type { SandboxSession } from '../sandbox/sandbox.ts';

/** How failures of a dialogue are told. */
export interface DialogueWords {
  /** Code of the error, and what has failed, as a sentence without its end. */
  readonly code: string;
  readonly failed: string;
  readonly late: string;
}

/**
 * Requests to the trusted program in an outer sandbox, one at a time, and its replies. Every frame of
 * a reply has to carry the nonce of its request. Whatever goes wrong ends the session: it is of no
 * more use. Has processes: close it.
 */
export class Dialogue<Reply extends { readonly nonce: string }> {
  readonly #session: SandboxSession;
  readonly #frames: AsyncIterator<unknown>;
  readonly #words: DialogueWords;

  constructor(session: SandboxSession, words: DialogueWords) {
    this.#session = session;
    this.#frames = session.frames[Symbol.asyncIterator]();
    this.#words = words;
  }

  /**
   * @param onReply is given frame after frame until it returns something other than `null`
   * @throws InfrastructureError when the program fails or does not end in time
   */
  async ask<Final>(
    request: object,
    deadlineMs: number,
    onReply: (reply: Reply) => Final | null,
  ): Promise<Final> {
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
    }, deadlineMs);
    try {
      for (;;) {
        const { value, done } = await this.#frames.next();
        if (done) {
          const { detail, stderr } = await this.#session.ended;
          throw this.failure(late ? this.#words.late : `${detail} ${stderr}`.trim());
        }
        const reply = value as Reply;
        if (reply.nonce !== nonce) throw this.failure('a frame carries a foreign nonce');
        const final = onReply(reply);
        if (final !== null) return final;
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the session at once. @returns the error to throw */
  failure(detail: string): InfrastructureError {
    this.#session.kill();
    return new InfrastructureError(this.#words.code, `${this.#words.failed}: ${detail}`);
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}
