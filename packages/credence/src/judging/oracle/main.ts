import { mkdtemp } from 'node:fs/promises';
import { openBox } from '../../sandbox/inner/box.ts';
import { receive, send } from '../../sandbox/inner/frames.ts';
import { Builder } from './builder.ts';
import { judgeOne } from './judge-one.ts';
import { probe } from './probe.ts';
import type { Invocation, OracleRequest } from './protocol.ts';
import { WarmStarts } from './warm-starts.ts';

/** The trusted program of the judging room: one thing at a time, until the host hangs up. */
const folder = await mkdtemp('/run/oracle-');
const box = openBox();
const builder = new Builder('/run/built');
const warm = new WarmStarts();
const invocations = new Map<string, Invocation>();
const workshop = { invocations, box, builder, warm, folder };
for await (const frame of receive()) {
  const request = frame as OracleRequest;
  send(request.type === 'judge' ? await judgeOne(request, workshop) : await probe(request));
}
await warm.close();
