import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { NoSandboxError } from '../../core/errors.ts';
import type { BubblewrapProfile } from '../inner/profile.ts';
import { outerLimits } from '../limits.ts';
import type { OuterLimits } from '../sandbox.ts';
import { thisArchitecture } from '../seccomp/architecture.ts';
import { assemble } from '../seccomp/bpf.ts';
import { seccompFilter } from '../seccomp/filter.ts';
import { launchIdentity } from './identity.ts';
import { findProgram, outsideUsr, type SystemRoot, settingsFiles, systemRoot } from './machine.ts';
import { nodeForSandbox } from './node-binary.ts';

/** All that this machine, and our choice of limits, contribute to a bubblewrap sandbox. */
export interface BubblewrapParts {
  /** As whom bubblewrap runs; empty for an ordinary user. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  readonly versions: { readonly bubblewrap: string; readonly node: string };
  readonly system: SystemRoot;
  /** Read-only folders and files beyond the system's, for every program. */
  readonly roots: readonly string[];
  /** The assembled system call filter of the inner sandbox. */
  readonly filter: Buffer;
  readonly profile: BubblewrapProfile;
  readonly limits: OuterLimits;
}

/** Looks at this machine. Throws `NoSandboxError` when something needed is not installed. */
export function findParts(): BubblewrapParts {
  const uid = process.getuid?.();
  if (process.platform !== 'linux' || uid === undefined) {
    throw new NoSandboxError('bubblewrap exists on Linux only');
  }
  const system = systemRoot();
  const bubblewrap = required('bwrap', 'bubblewrap');
  const prlimit = required('prlimit', 'util-linux');
  const node = nodeForSandbox(uid === 0);
  const folders = outsideUsr([node.folder, dirname(bubblewrap), dirname(prlimit)]);
  return {
    identity: launchIdentity(uid),
    versions: { bubblewrap: versionOf(bubblewrap), node: node.version },
    system,
    roots: [...settingsFiles(), ...folders],
    filter: assemble(seccompFilter(thisArchitecture())),
    profile: {
      confinement: 'bubblewrap',
      bubblewrap,
      prlimit,
      folders: [...system.folders, '/etc', ...folders],
      links: system.links,
      node: node.path,
      frameBytes: outerLimits.frameBytes,
    },
    limits: outerLimits,
  };
}

function required(program: string, packageName: string): string {
  const path = findProgram(program);
  if (path !== undefined) return path;
  throw new NoSandboxError(`${program} is not installed`, {
    remedy: `apt-get install ${packageName}`,
  });
}

function versionOf(bubblewrap: string): string {
  try {
    const options = { encoding: 'utf8', env: {}, stdio: 'pipe' } as const;
    const text = execFileSync(bubblewrap, ['--version'], options);
    return text.replace('bubblewrap', '').trim();
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim();
    throw new NoSandboxError(`${bubblewrap} does not run${said ? `: ${said}` : ''}`, { cause });
  }
}
