import { CredenceError } from '../../src/core/errors.ts';
import { backends } from '../../src/sandbox/find.ts';
import { innerModules } from '../../src/sandbox/inner-modules.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/**
 * The engines for containers of this machine in which a program of ours runs: none where there is no
 * engine. That their canaries pass, or that they say why they cannot serve, is a test of its own.
 */
export async function realEngines(): Promise<readonly Sandbox[]> {
  const engines = backends.filter(({ id }) => id !== 'bubblewrap');
  const found = await Promise.all(engines.map(({ create }) => working(create)));
  return found.filter((sandbox) => sandbox !== null);
}

async function working(create: () => Sandbox): Promise<Sandbox | null> {
  try {
    const sandbox = create();
    const session = await sandbox.open({
      modules: { ...innerModules(), 'test/main.js': '' },
      entry: 'test/main.js',
      roots: [],
    });
    await session.close();
    return sandbox;
  } catch (error) {
    if (error instanceof CredenceError) return null;
    throw error;
  }
}
