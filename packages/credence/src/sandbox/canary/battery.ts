import { InfrastructureError } from '../../core/errors.ts';
import type { Plain } from '../../core/keys.ts';
import { builtModules, innerModules } from '../inner-modules.ts';
import type { Sandbox, SandboxSession } from '../sandbox.ts';
import type { Architecture } from '../seccomp/syscalls.ts';
import type { BatteryRequest, Canary, ForkServerCommand } from './canary.ts';
import { plant } from './plant.ts';
import { attempts, syscallProbe } from './syscall-probe.ts';

const deadlineMs = 90_000;

/**
 * Lets hostile programs loose in the sandbox and reports what they managed. Throws
 * `InfrastructureError` when the battery itself could not be carried out.
 * @param forkServer how to start one, when its children are to be tried
 */
export async function runBattery(
  sandbox: Sandbox,
  forkServer: ForkServerCommand | null = null,
): Promise<Canary[]> {
  const planted = await plant();
  try {
    const session = await sandbox.open({
      modules: { ...innerModules(), ...builtModules('sandbox/canary/inner') },
      entry: 'sandbox/canary/inner/main.js',
      roots: forkServer?.roots ?? [],
    });
    const calls = attempts(process.arch as Architecture);
    const request: BatteryRequest = {
      bait: planted.bait,
      syscallProbe: syscallProbe(process.arch as Architecture, calls).toString('base64'),
      syscalls: calls.map(({ name }) => name),
      forkServer,
    };
    const canaries = await ask(session, request);
    return [...canaries, seenByHost(planted.connections())];
  } finally {
    await planted.remove();
  }
}

async function ask(session: SandboxSession, request: BatteryRequest): Promise<Canary[]> {
  const timer = setTimeout(() => session.kill(), deadlineMs);
  try {
    session.send(JSON.parse(JSON.stringify(request)) as Plain);
    for await (const frame of session.frames) return frame as Canary[];
  } finally {
    clearTimeout(timer);
    await session.close();
  }
  const { detail, stderr } = await session.ended;
  throw new InfrastructureError('battery', `The canary battery ${detail}: ${stderr.trim()}`);
}

function seenByHost(connections: number): Canary {
  const detail = `the host's listeners saw ${connections} connections`;
  return { name: 'host-listeners', passed: connections === 0, detail };
}
