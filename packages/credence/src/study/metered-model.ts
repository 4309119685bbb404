import { type CompletionRequest, type Model, wrapModel } from '../models/model.ts';
import { cost, type Price, type Spending } from './budget.ts';

class OverBudget extends Error {}

/** No tokenizer makes fewer characters a token than this on text that is not adversarial. */
const charactersPerToken = 2;

/** The most that a request can cost, in US dollars. */
export function mostExpensive(request: CompletionRequest, price: Price): number {
  const characters = request.messages.reduce((sum, message) => sum + message.content.length, 0);
  return cost(
    {
      inputTokens: Math.ceil(characters / charactersPerToken) + 16 * request.messages.length,
      outputTokens: request.maxTokens,
    },
    price,
  );
}

/** A model whose requests are paid from a budget, and what they cost. */
export interface MeteredModel {
  /** Work that makes requests; `null` when the budget did not allow one of them. */
  use<T>(work: (model: Model) => Promise<T>): Promise<T | null>;
  /** US dollars spent through it so far. */
  usd(): number;
}

export function meteredModel(model: Model, price: Price | null, budget: Spending): MeteredModel {
  let spent = 0;
  const metered = wrapModel(model, async (request, signal, context) => {
    const most = price ? mostExpensive(request, price) : 0;
    const reservation = await budget.reserve(most);
    if (!reservation) throw new OverBudget();
    let usd = 0;
    try {
      const completion = await model.complete(request, signal, context);
      const { inputTokens, outputTokens } = completion.usage;
      // A server that does not count tokens must not make the limit void.
      const uncounted = inputTokens + outputTokens === 0 && completion.text !== '';
      usd = uncounted ? most : price ? cost(completion.usage, price) : 0;
      return completion;
    } finally {
      spent += usd;
      await reservation.settle(usd);
    }
  });
  return {
    async use(work) {
      try {
        return await work(metered);
      } catch (error) {
        if (error instanceof OverBudget) return null;
        throw error;
      }
    },
    usd: () => spent,
  };
}
