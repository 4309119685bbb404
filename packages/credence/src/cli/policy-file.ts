import { readFile } from 'node:fs/promises';
import { InputError } from '../core/errors.ts';
import { parsePolicy } from '../trust/parse-policy.ts';
import type { TrustPolicy } from '../trust/policy.ts';

/** The policy in a file. Throws `InputError` when it cannot be read. */
export async function policyIn(file: string): Promise<TrustPolicy> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('no-policy', 'The policy cannot be read.', {
      location: { file },
      remedy: 'Write one with `credence policy STUDY -o policy.json`.',
      cause,
    });
  }
  return parsePolicy(text, file);
}
