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

/** Money set aside for one request, at the most that it can cost. */
export interface Reservation {
  /** Gives back what was not used. */
  settle(usd: number): void | Promise<void>;
}

/** What may still be spent, by this process alone or by many together. */
export interface Spending {
  /** Why nothing more is begun, or `null`. */
  readonly exhausted: string | null;
  /** US dollars spent so far, as far as this process knows. */
  readonly usd: number;
  /** Takes one sample's worth of the budget; `false` when there is none left. */
  takeSample(): boolean;
  /** For a sample that came to nothing. */
  giveBackSample(): void;
  /** Sets money aside for one request; `null` when what is left might not suffice. */
  reserve(most: number): Promise<Reservation | null>;
}

interface Applicant {
  readonly most: number;
  readonly resolve: (reservation: Reservation | null) => void;
}

/**
 * What a study may still spend. Counts what is in flight at its highest possible cost, so that the
 * limit holds whatever the answers turn out to be. A request for which there may not be enough waits
 * until those in flight have told what they really cost; it is refused when none is left in flight.
 */
export class Budget implements Spending {
  readonly #maxUsd: number;
  readonly #maxSamples: number;
  readonly #applicants: Applicant[] = [];
  #usd: number;
  #samples: number;
  #reservedUsd = 0;
  #inFlight = 0;
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

  /** Sets money aside for one request; `null` when what is left might not suffice. */
  reserve(most: number): Promise<Reservation | null> {
    return new Promise((resolve) => {
      this.#applicants.push({ most, resolve });
      this.#decide();
    });
  }

  /** Answers those who apply, first come first served, as far as can be told. */
  #decide(): void {
    for (let next = this.#applicants[0]; next; next = this.#applicants[0]) {
      const fits = this.#usd + this.#reservedUsd + next.most <= this.#maxUsd;
      if (!fits && this.#inFlight > 0) return;
      this.#applicants.shift();
      if (fits) next.resolve(this.#reservation(next.most));
      else {
        this.#exhausted = this.#refusal(next.most);
        next.resolve(null);
      }
    }
  }

  #reservation(most: number): Reservation {
    this.#reservedUsd += most;
    this.#inFlight += 1;
    return {
      settle: (usd) => {
        this.#inFlight -= 1;
        // Sums of what was added and taken away drift: with nothing in flight, nothing is reserved.
        this.#reservedUsd = this.#inFlight === 0 ? 0 : this.#reservedUsd - most;
        this.#usd += usd;
        this.#decide();
      },
    };
  }

  #refusal(most: number): string {
    const spent = `$${this.#usd.toFixed(4)} spent`;
    return `the limit of $${this.#maxUsd} is reached (${spent}, and the next request may cost $${most.toFixed(4)})`;
  }
}
