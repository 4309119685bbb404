import { ForkServer } from '../../inner/fork-server.ts';
import { run } from '../../inner/launch.ts';
import type { LaunchResult, LaunchSpec } from '../../inner/launch-types.ts';

let argv: readonly string[] | null = null;
let roots: readonly string[] = [];
/** Canaries run side by side, and a server serves one launch at a time; each takes a while to start. */
const serversAtMost = 4;
const servers: ForkServer[] = [];
const idle: ForkServer[] = [];
const queue: ((server: ForkServer) => void)[] = [];

/** From here on canaries are children of fork servers. */
export function useForkServers(command: readonly string[], folders: readonly string[]): void {
  argv = command;
  roots = folders;
}

/** Runs a canary, from nothing or as a child of a fork server. */
export async function runCanary(spec: LaunchSpec): Promise<LaunchResult> {
  if (argv === null) return run(spec);
  const server = await nextServer(argv);
  try {
    const forked = await server.take(spec);
    if (forked === null) throw new Error(`The fork server does not fork: ${server.failure}`);
    return await run(spec, forked);
  } finally {
    const next = queue.shift();
    if (next) next(server);
    else idle.push(server);
  }
}

async function nextServer(command: readonly string[]): Promise<ForkServer> {
  const free = idle.pop();
  if (free) return free;
  if (servers.length >= serversAtMost) return new Promise((resolve) => queue.push(resolve));
  const server = new ForkServer({ argv: command, preload: [], sources: [], roots });
  servers.push(server);
  return server;
}

/** Not before all canaries are done: one looks for what its launch has left. */
export async function closeForkServers(): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
}
