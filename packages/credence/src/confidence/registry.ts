import { consistencyBehaviour } from './consistency/behaviour.ts';
import { consistencySyntax } from './consistency/syntax.ts';
import { critic } from './critic.ts';
import { likelihoodLowestK } from './likelihood/lowest-k.ts';
import { likelihoodMean } from './likelihood/mean.ts';
import { likelihoodMin } from './likelihood/min.ts';
import type { AnyMethod } from './method.ts';
import { pTrue } from './p-true.ts';
import { verbalized } from './verbalized.ts';
import { verbalizedAveraged } from './verbalized-averaged.ts';
import { verbalizedCot } from './verbalized-cot.ts';
import { verbalizedFewShot } from './verbalized-few-shot.ts';
import { verbalizedFewShotCot } from './verbalized-few-shot-cot.ts';
import { verbalizedUserCode } from './verbalized-user-code.ts';

/** Every method of finding out how sure a model is. */
export const confidenceMethods: readonly AnyMethod[] = [
  verbalized,
  verbalizedCot,
  verbalizedFewShot,
  verbalizedFewShotCot,
  verbalizedUserCode,
  verbalizedAveraged,
  pTrue,
  likelihoodMean,
  likelihoodMin,
  likelihoodLowestK,
  consistencySyntax,
  consistencyBehaviour,
  critic,
];

export const confidenceMethodIds: readonly string[] = confidenceMethods.map(({ id }) => id);

/** @throws RangeError when there is no such method; configurations are checked before. */
export function findConfidenceMethod(id: string): AnyMethod {
  const method = confidenceMethods.find((candidate) => candidate.id === id);
  if (!method) throw new RangeError(`No confidence method is called ${id}`);
  return method;
}
