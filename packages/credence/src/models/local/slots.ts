import type { LlamaSequence } from './runtime.ts';

/**
 * Prompts are evaluated in blocks of this many tokens, counted from the first token, and only whole
 * blocks are kept for the next request. The rounding of a matrix product depends on how many tokens
 * are evaluated at once (with quantised weights a logit moves by tenths), so without fixed blocks
 * an answer would depend on what was asked before.
 */
export const blockSize = 32;

/** A sequence of the context, and the tokens in it that were evaluated as whole blocks. */
interface Slot {
  readonly sequence: LlamaSequence;
  blocks: readonly number[];
  usedAt: number;
}

/**
 * The evaluated prefixes that the next request may share: a few conversations side by side, so that
 * one may be answered while another is still to be continued.
 */
export class Slots {
  readonly #slots: Slot[];
  #clock = 0;

  constructor(sequences: readonly LlamaSequence[]) {
    this.#slots = sequences.map((sequence) => ({ sequence, blocks: [], usedAt: 0 }));
  }

  /**
   * The sequence that shares most with `prompt`, cut back to what it shares.
   * `kept` tokens need no evaluation; at least the last one does, for its logits.
   */
  async prepare(prompt: readonly number[]): Promise<{ sequence: LlamaSequence; kept: number }> {
    const shared = (slot: Slot) =>
      wholeBlocks(Math.min(commonPrefix(slot.blocks, prompt), prompt.length - 1));
    const slot = this.#slots.reduce((best, next) => {
      const more = shared(next) - shared(best);
      return more > 0 || (more === 0 && next.usedAt < best.usedAt) ? next : best;
    });
    const kept = shared(slot);
    slot.usedAt = ++this.#clock;
    slot.blocks = [];
    const { sequence } = slot;
    if (sequence.nextTokenIndex > kept) {
      await sequence.eraseContextTokenRanges([{ start: kept, end: sequence.nextTokenIndex }]);
    }
    if (sequence.nextTokenIndex !== kept) {
      throw new Error(`The context holds ${sequence.nextTokenIndex} tokens, not ${kept}`);
    }
    slot.blocks = prompt.slice(0, wholeBlocks(prompt.length));
    return { sequence, kept };
  }

  /** Forgets everything, after an evaluation that did not end well. */
  reset(): void {
    for (const slot of this.#slots) slot.blocks = [];
  }
}

function wholeBlocks(tokens: number): number {
  return Math.floor(tokens / blockSize) * blockSize;
}

function commonPrefix(a: readonly number[], b: readonly number[]): number {
  const limit = Math.min(a.length, b.length);
  let i = 0;
  while (i < limit && a[i] === b[i]) i++;
  return i;
}
