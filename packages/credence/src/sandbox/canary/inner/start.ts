import { ForkServer } from '../../inner/fork-server.ts';
import { run } from '../../inner/launch.ts';
import type { LaunchResult, LaunchSpec } from '../../inner/launch-types.ts';

let argv: readonly string[] | null = null;
let roots: readonly string[] = [];
const servers: ForkServer[] = [];

/** From here on canaries are children of fork servers. */
export function useForkServers(command: readonly string[], folders: readonly string[]): void {
  argv = command;
  roots = folders;
}

/** Runs a canary, from nothing or as a child of a fork server of its own. */
export async function runCanary(spec: LaunchSpec): Promise<LaunchResult> {
  if (argv === null) return run(spec);
  const server = new ForkServer({ argv, preload: [], sources: [], roots });
  servers.push(server);
  const forked = await server.take(spec);
  if (forked === null) throw new Error(`The fork server does not fork: ${server.failure}`);
  return run(spec, forked);
}

/** Not before all canaries are done: one looks for what its launch has left. */
export async function closeForkServers(): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
}
