import { Turnstile } from '../core/turnstile.ts';
import { type Model, wrapModel } from './model.ts';

/** The same model, answering at most `concurrency` requests at a time; the others wait in line. */
export function limited(model: Model, concurrency: number): Model {
  if (!(concurrency >= 1)) throw new RangeError(`A concurrency of ${concurrency} answers nothing`);
  const turnstile = new Turnstile(concurrency);
  return wrapModel(model, (request, signal, context) =>
    turnstile.pass(async () => {
      signal?.throwIfAborted();
      return model.complete(request, signal, context);
    }),
  );
}
