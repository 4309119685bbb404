import { release } from 'node:os';
import { canonicalJson, contentHash } from '../../core/keys.ts';
import { innerArguments } from '../inner/arguments.ts';
import { defaultLimits } from '../inner/limits.ts';
import { filterPath, profilePath, programFolder } from '../inner/profile.ts';
import type { Sandbox, SandboxSession, SandboxStamp, TrustedProgram } from '../sandbox.ts';
import { outerArguments } from './arguments.ts';
import { type Bundle, bootstrap, encodeBundle } from './bootstrap.ts';
import { outsideUsr } from './machine.ts';
import { type BubblewrapParts, findParts } from './parts.ts';
import { openSession } from './session.ts';

/** Two levels of bubblewrap: one around the trusted program, and in it one around each launch. */
export class Bubblewrap implements Sandbox {
  readonly id = 'bubblewrap';
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
    const { system, roots, limits, identity, profile } = this.#parts;
    return openSession({
      bubblewrap: profile.bubblewrap,
      arguments: outerArguments({
        system,
        roots: [...roots, ...outsideUsr(program.roots)],
        limits,
        command: [profile.node, '--input-type=module', '--eval', bootstrap],
      }),
      identity,
      bundle: encodeBundle(bundleOf(program, this.#parts)),
      frameBytes: limits.frameBytes,
    });
  }
}

function bundleOf(
  { modules, entry }: TrustedProgram,
  { profile, filter }: BubblewrapParts,
): Bundle {
  const sources = Object.entries(modules).map(
    ([path, text]) => [`${programFolder}/${path}`, { text }] as const,
  );
  return {
    files: {
      // Says that `.js` files are ES modules.
      [`${programFolder}/package.json`]: { text: '{"type":"module"}' },
      [profilePath]: { text: JSON.stringify(profile) },
      [filterPath]: { base64: filter.toString('base64') },
      ...Object.fromEntries(sources),
    },
    entry: `${programFolder}/${entry}`,
  };
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
    canonicalJson({ outer, launch, filter: filter.toString('base64'), bootstrap }),
  );
}
