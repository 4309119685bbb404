import { run } from '../../sandbox/inner/launch.ts';
import { managedRuntimeLimits } from '../../sandbox/inner/limits.ts';
import type { OracleReply, ProbeRequest } from './protocol.ts';

/** Runs a toolchain's version command where answers will run, and hands back what it printed. */
export async function probe({ nonce, argv, roots }: ProbeRequest): Promise<OracleReply> {
  const end = await run({
    argv: argv.map((part) => (part === '@node' ? process.execPath : part)),
    stdin: '',
    limits: managedRuntimeLimits,
    roots,
  });
  const good = end.status === 'exited' && end.exitCode === 0;
  const complaint = end.stderr.toString('utf8').trim().slice(0, 500);
  return {
    type: 'probed',
    nonce,
    output: good ? end.stdout.toString('utf8') : null,
    failure: good ? null : `${end.detail}${complaint ? ` (${complaint})` : ''}`,
  };
}
