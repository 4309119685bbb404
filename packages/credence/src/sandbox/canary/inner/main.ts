import { receive, send } from '../../inner/frames.ts';
import { innerProfile } from '../../inner/profile.ts';
import type { BatteryRequest, Canary } from '../canary.ts';
import { exploration, systemCalls } from './exploration.ts';
import { closeForkServers, useForkServers } from './start.ts';
import { trials } from './trials.ts';

/** The battery's trusted program: one request, one answer with every canary. */
for await (const frame of receive()) {
  const request = frame as BatteryRequest;
  if (request.forkServer) useForkServers(request.forkServer.argv, request.forkServer.roots);
  const all: readonly (() => Promise<Canary[]>)[] = [
    () => exploration(request.bait),
    async () => [await systemCalls(request)],
    ...trials.map((trial) => async () => [await trial()]),
  ];
  const canaries: Canary[][] = [];
  // In a container they share what is writable, and would fill it for each other.
  if (innerProfile().confinement === 'setpriv') {
    for (const one of all) canaries.push(await one());
  } else canaries.push(...(await Promise.all(all.map((one) => one()))));
  await closeForkServers();
  send(canaries.flat());
}
