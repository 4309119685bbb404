import { recalibrationFromJson } from '@credence/calibration/recalibration';
import { InputError } from '../core/errors.ts';
import { findGate } from './gates/registry.ts';
import { policyFormat, policyVersion, type TrustPolicy } from './policy.ts';

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isShare = (value: unknown) => typeof value === 'number' && value > 0 && value < 1;
const isList = (value: unknown) => Array.isArray(value);

/** What must be right for a decision to be: a gate does not guess what a policy meant. */
const needed: readonly (readonly [string, (policy: Fields) => boolean])[] = [
  ['target', ({ target }) => ['functional', 'security', 'joint'].includes(String(target))],
  ['alpha', ({ alpha }) => isShare(alpha)],
  ['delta', ({ delta }) => isShare(delta)],
  ['threshold', ({ threshold: t }) => t === null || (typeof t === 'number' && t >= 0 && t <= 1)],
  ['rejectBelow', ({ rejectBelow: r }) => typeof r === 'number' && r >= 0 && r <= 1],
  ['signal', ({ signal }) => isObject(signal) && typeof signal.method === 'string'],
  ['gates', ({ gates }) => isList(gates)],
  [
    'domain',
    ({ domain }) =>
      isObject(domain) &&
      ['models', 'temperatures', 'languages', 'kinds'].every((key) => isList(domain[key])) &&
      isObject(domain.prompting),
  ],
];

/**
 * Reads a policy. Throws `InputError` naming what is wrong with it; without a schema library, for a
 * gate has to start at once.
 * @param file for messages
 */
export function parsePolicy(text: string, file: string): TrustPolicy {
  const complain = (message: string, remedy = 'Write it anew with `credence policy`.') =>
    new InputError('policy-invalid', message, { location: { file }, remedy });
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch (cause) {
    throw complain(`This is not JSON: ${(cause as Error).message}.`);
  }
  if (!isObject(policy) || policy.format !== policyFormat) {
    throw complain('This is not a trust policy.', 'Name a file that `credence policy` wrote.');
  }
  if (policy.version !== policyVersion) {
    throw complain(
      `The policy has version ${policy.version}; this version of Credence reads ${policyVersion}.`,
    );
  }
  const wrong = needed.find(([, holds]) => !holds(policy as Fields));
  if (wrong) throw complain(`The policy's ${wrong[0]} is missing or of another kind.`);
  const read = policy as unknown as TrustPolicy;
  for (const { id, version } of read.gates) {
    if (findGate(id).version !== version) {
      throw complain(
        `The gate ${id} was another one (version ${version}) when this was certified.`,
      );
    }
  }
  try {
    if (read.recalibration !== null) recalibrationFromJson(read.recalibration);
  } catch (cause) {
    throw complain(`The policy's recalibration is damaged: ${(cause as Error).message}.`);
  }
  return read;
}
