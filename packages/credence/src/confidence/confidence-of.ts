import type { Observation } from '../core/observation.ts';
import type { ConfidenceRecord } from '../core/records.ts';
import type { Target } from '../core/verdict.ts';
import { confidenceMethods } from './registry.ts';

/** Methods that find one number for an answer, whatever it is held against. */
const untargeted: ReadonlySet<string> = new Set(
  confidenceMethods.flatMap(({ id, about }) => (about === 'answer' ? [id] : [])),
);

/** Whether a record is one number for the answer, whatever it is held against. */
export const isAboutAnswer = ({ method, about }: ConfidenceRecord): boolean =>
  untargeted.has(method) || about === 'answer';

/**
 * The confidence of an observation by one method. The joint one is derived: the product of the
 * functional and the security confidence, that is, as if the two were independent; of a method that
 * knows no targets it is its number.
 */
export function confidenceOf(
  { confidences }: Observation,
  method: string,
  target: Target,
): number | null {
  const record = (wanted: Target) =>
    confidences.findLast((one) => one.method === method && one.target === wanted);
  const stated = (wanted: Target) => record(wanted)?.value ?? null;
  if (target !== 'joint') return stated(target);
  if (untargeted.has(method) || record('functional')?.about === 'answer') {
    return stated('functional');
  }
  const [functional, security] = [stated('functional'), stated('security')];
  return functional === null || security === null ? null : functional * security;
}
