import type { TokenUsage } from '../core/records.ts';

/** US dollars per million tokens. */
export interface Price {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

export function cost(usage: TokenUsage, price: Price): number {
  return (
    (usage.inputTokens * price.inputPerMillion + usage.outputTokens * price.outputPerMillion) / 1e6
  );
}

/**
 * What a study may still spend. Counts what is in flight at its highest possible cost, so that the
 * limit holds whatever the answers turn out to be.
 */
export class Budget {
  readonly #maxUsd: number;
  readonly #maxSamples: number;
  #usd: number;
  #samples: number;
  #reservedUsd = 0;
  #exhausted: string | null = null;

  constructor(
    limits: { readonly maxUsd?: number | undefined; readonly maxSamples?: number | undefined },
    spent: { readonly usd: number; readonly samples: number },
  ) {
    this.#maxUsd = limits.maxUsd ?? Number.POSITIVE_INFINITY;
    this.#maxSamples = limits.maxSamples ?? Number.POSITIVE_INFINITY;
    this.#usd = spent.usd;
    this.#samples = spent.samples;
  }

  /** Why nothing more is begun, or `null`. */
  get exhausted(): string | null {
    return this.#exhausted;
  }

  get usd(): number {
    return this.#usd;
  }

  /** Takes one sample's worth of the budget; `false` when there is none left. */
  takeSample(): boolean {
    if (this.#samples >= this.#maxSamples) {
      this.#exhausted = `the limit of ${this.#maxSamples} answers is reached`;
      return false;
    }
    this.#samples += 1;
    return true;
  }

  /** For a sample that came to nothing. */
  giveBackSample(): void {
    this.#samples -= 1;
  }

  /** Sets money aside for one request; `null` when it might not suffice. */
  reserve(maxUsd: number): { settle(usd: number): void } | null {
    if (this.#usd + this.#reservedUsd + maxUsd > this.#maxUsd) {
      this.#exhausted = `the limit of $${this.#maxUsd} is reached ($${this.#usd.toFixed(4)} spent)`;
      return null;
    }
    this.#reservedUsd += maxUsd;
    return {
      settle: (usd) => {
        this.#reservedUsd -= maxUsd;
        this.#usd += usd;
      },
    };
  }
}
