import { CredenceError } from '../core/errors.ts';
import { runBattery } from '../sandbox/canary/battery.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Toolchain } from './runners/runner.ts';

/**
 * Why launches of a toolchain may not be prepared here, or `null`. Children of a fork server confine
 * themselves, so they have to pass the same canaries as launches do, here and now.
 */
export async function reasonAgainstWarm(
  sandbox: Sandbox,
  { invocation, roots }: Toolchain,
): Promise<string | null> {
  if (invocation.warm?.kind !== 'fork-server') return null;
  try {
    const canaries = await runBattery(sandbox, { argv: invocation.warm.argv, roots });
    const failed = canaries.filter(({ passed }) => !passed);
    if (failed.length === 0) return null;
    return failed.map(({ name, detail }) => `canary ${name} failed: ${detail}`).join('; ');
  } catch (error) {
    if (!(error instanceof CredenceError)) throw error;
    return error.message;
  }
}
