import { receive, send } from '../../inner/frames.ts';
import type { BatteryRequest, Canary } from '../canary.ts';
import { exploration, systemCalls } from './exploration.ts';
import { trials } from './trials.ts';

/** The battery's trusted program: one request, one answer with every canary. */
for await (const frame of receive()) {
  const request = frame as BatteryRequest;
  const canaries: Canary[][] = await Promise.all([
    exploration(request.bait),
    systemCalls(request).then((canary) => [canary]),
    ...trials.map(async (trial) => [await trial()]),
  ]);
  send(canaries.flat());
}
