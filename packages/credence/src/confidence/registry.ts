import type { ConfidenceMethod } from './method.ts';
import { pTrue } from './p-true.ts';
import { verbalized } from './verbalized.ts';

/** Every method of finding out how sure a model is. */
export const confidenceMethods: readonly ConfidenceMethod[] = [verbalized, pTrue];

export const confidenceMethodIds: readonly string[] = confidenceMethods.map(({ id }) => id);

/** @throws RangeError when there is no such method; configurations are checked before. */
export function findConfidenceMethod(id: string): ConfidenceMethod {
  const method = confidenceMethods.find((candidate) => candidate.id === id);
  if (!method) throw new RangeError(`No confidence method is called ${id}`);
  return method;
}
