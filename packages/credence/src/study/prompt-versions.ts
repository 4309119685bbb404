import { findConfidenceMethod } from '../confidence/registry.ts';
import { findPrompting } from '../mitigation/prompting/registry.ts';
import { repairPrompt } from '../mitigation/repair/prompt.ts';
import type { StudyConfig } from './config.ts';

/** The versions of the words that a study asks with, by strategy and method. */
export function promptVersions(
  config: Pick<StudyConfig, 'prompting' | 'confidence' | 'repair'>,
): Readonly<Record<string, string>> {
  const strategies = config.prompting.map(findPrompting);
  const methods = config.confidence.map(findConfidenceMethod);
  const repair = config.repair ? [{ id: 'repair', version: repairPrompt.version }] : [];
  return Object.fromEntries(
    [...strategies, ...methods, ...repair].map(({ id, version }) => [id, version]),
  );
}
