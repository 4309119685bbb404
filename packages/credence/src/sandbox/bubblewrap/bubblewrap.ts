import { release } from 'node:os';
import { canonicalJson, contentHash } from '../../core/keys.ts';
import { bootstrap, bundleOf } from '../bootstrap.ts';
import { forkServerText } from '../fork-server-text.ts';
import { innerArguments } from '../inner/arguments.ts';
import { defaultLimits } from '../inner/limits.ts';
import { filterPath } from '../inner/profile.ts';
import type { Sandbox, SandboxSession, SandboxStamp, TrustedProgram } from '../sandbox.ts';
import { openSession } from '../session.ts';
import { outerArguments } from './arguments.ts';
import { outsideUsr } from './machine.ts';
import { BubblewrapOuter } from './outer.ts';
import { type BubblewrapParts, findParts } from './parts.ts';

/** Two levels of bubblewrap: one around the trusted program, and in it one around each launch. */
export class Bubblewrap implements Sandbox {
  readonly id = 'bubblewrap';
  readonly verdictsPerSession = 1_000;
  readonly image = null;
  readonly stamp: SandboxStamp;
  readonly #parts: BubblewrapParts;

  /** Throws `NoSandboxError` when something that it needs is not installed. */
  constructor(parts: BubblewrapParts = findParts()) {
    this.#parts = parts;
    this.stamp = {
      backend: 'bubblewrap',
      profile: fingerprint(parts),
      limits: parts.limits,
      memoryHeldBy: 'watchdog',
      versions: { ...parts.versions, kernel: release() },
    };
  }

  open(program: TrustedProgram): Promise<SandboxSession> {
    const { system, roots, limits, identity, profile, filter } = this.#parts;
    const start = {
      bubblewrap: profile.bubblewrap,
      arguments: outerArguments({
        system,
        roots: [...roots, ...outsideUsr(program.roots)],
        limits,
        command: [profile.node, '--input-type=module', '--eval', bootstrap],
      }),
      identity,
    };
    return openSession({
      start: () => new BubblewrapOuter(start),
      bundle: bundleOf(program, profile, { [filterPath]: { base64: filter.toString('base64') } }),
      frameBytes: limits.frameBytes,
    });
  }
}

/** Everything that decides what hostile code may do, this machine's own folders aside. */
function fingerprint({ profile, filter, limits }: BubblewrapParts): string {
  const launch = innerArguments(
    { argv: [], stdin: '', limits: defaultLimits, roots: [] },
    { ...profile, bubblewrap: '', prlimit: '', node: '', folders: [], links: {} },
    '/box',
  );
  const outer = outerArguments({
    system: { folders: [], links: {} },
    roots: [],
    limits,
    command: [],
  });
  return contentHash(
    canonicalJson({
      ...{ outer, launch, filter: filter.toString('base64'), bootstrap },
      // Its children confine themselves.
      forkServer: forkServerText,
    }),
  );
}
