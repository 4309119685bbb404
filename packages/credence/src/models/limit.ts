import { type Model, wrapModel } from './model.ts';

/** The same model, answering at most `concurrency` requests at a time; the others wait in line. */
export function limited(model: Model, concurrency: number): Model {
  if (!(concurrency >= 1)) throw new RangeError(`A concurrency of ${concurrency} answers nothing`);
  const waiting: (() => void)[] = [];
  let running = 0;
  return wrapModel(model, async (request, signal, context) => {
    if (running < concurrency) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      signal?.throwIfAborted();
      return await model.complete(request, signal, context);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  });
}
