import { backends, probeSandboxes } from '../../src/sandbox/find.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** The engines for containers of this machine whose canaries pass: none where there is no engine. */
export async function realEngines(): Promise<readonly Sandbox[]> {
  const engines = backends.filter(({ id }) => id !== 'bubblewrap');
  const reports = await probeSandboxes(engines);
  return engines.filter((_, i) => reports[i]?.usable).map(({ create }) => create());
}
