import { execFileSync } from 'node:child_process';
import { release } from 'node:os';
import { NoSandboxError } from '../../core/errors.ts';
import { canonicalJson, contentHash } from '../../core/keys.ts';
import { innerArguments } from '../inner/arguments.ts';
import { defaultLimits } from '../inner/limits.ts';
import { filterPath, type InnerProfile, profilePath, programFolder } from '../inner/profile.ts';
import { outerLimits } from '../limits.ts';
import type { Sandbox, SandboxSession, SandboxStamp, TrustedProgram } from '../sandbox.ts';
import { assemble } from '../seccomp/bpf.ts';
import { seccompFilter } from '../seccomp/filter.ts';
import { type Architecture, architectures } from '../seccomp/syscalls.ts';
import { outerArguments } from './arguments.ts';
import { type Bundle, bootstrap, encodeBundle } from './bootstrap.ts';
import { launchIdentity } from './identity.ts';
import { findProgram, outsideUsr, settingsFiles, systemRoot } from './machine.ts';
import { type NodeBinary, nodeForSandbox } from './node-binary.ts';
import { openSession } from './session.ts';

/** Two levels of bubblewrap: ours around the trusted program, and one around each launch. */
export class Bubblewrap implements Sandbox {
  readonly id = 'bubblewrap';
  readonly stamp: SandboxStamp;
  readonly #identity: { uid?: number; gid?: number };
  readonly #node: NodeBinary;
  readonly #filter: Buffer;
  readonly #profile: InnerProfile;
  readonly #system = systemRoot();

  /** Throws `NoSandboxError` when something that it needs is not installed. */
  constructor() {
    const uid = process.getuid?.();
    if (process.platform !== 'linux' || uid === undefined) {
      throw new NoSandboxError('bubblewrap exists on Linux only');
    }
    this.#identity = launchIdentity(uid);
    this.#node = nodeForSandbox(uid === 0);
    this.#filter = assemble(seccompFilter(thisArchitecture()));
    const bubblewrap = required('bwrap', 'bubblewrap');
    const prlimit = required('prlimit', 'util-linux');
    this.#profile = {
      bubblewrap,
      prlimit,
      folders: [...this.#system.folders, '/etc', ...outsideUsr([this.#node.folder])],
      links: this.#system.links,
      node: this.#node.path,
      frameBytes: outerLimits.frameBytes,
    };
    this.stamp = {
      backend: 'bubblewrap',
      profile: this.#fingerprint(),
      limits: outerLimits,
      memoryHeldBy: 'watchdog',
      versions: {
        bubblewrap: execFileSync(bubblewrap, ['--version'], { encoding: 'utf8', env: {} })
          .replace('bubblewrap', '')
          .trim(),
        node: process.versions.node,
        kernel: release(),
      },
    };
  }

  open(program: TrustedProgram): Promise<SandboxSession> {
    return openSession({
      bubblewrap: this.#profile.bubblewrap,
      arguments: this.#arguments(program.roots),
      identity: this.#identity,
      bundle: encodeBundle(this.#bundle(program)),
      frameBytes: outerLimits.frameBytes,
    });
  }

  #arguments(roots: readonly string[]): string[] {
    return outerArguments({
      system: this.#system,
      roots: [...settingsFiles(), ...outsideUsr([this.#node.folder, ...roots])],
      limits: outerLimits,
      command: [this.#node.path, '--input-type=module', '--eval', bootstrap],
    });
  }

  #bundle({ modules, entry }: TrustedProgram): Bundle {
    const sources = Object.entries(modules).map(
      ([path, text]) => [`${programFolder}/${path}`, { text }] as const,
    );
    return {
      files: {
        // Says that `.js` files are ES modules.
        [`${programFolder}/package.json`]: { text: '{"type":"module"}' },
        [profilePath]: { text: JSON.stringify(this.#profile) },
        [filterPath]: { base64: this.#filter.toString('base64') },
        ...Object.fromEntries(sources),
      },
      entry: `${programFolder}/${entry}`,
    };
  }

  /** Everything that decides what hostile code may do, paths of this machine's node aside. */
  #fingerprint(): string {
    const launch = innerArguments(
      { argv: [], stdin: '', limits: defaultLimits, roots: [] },
      { ...this.#profile, folders: [] },
      '/box',
    );
    const outer = outerArguments({
      system: { folders: [], links: {} },
      roots: [],
      limits: outerLimits,
      command: [],
    });
    return contentHash(
      canonicalJson({ outer, launch, filter: this.#filter.toString('base64'), bootstrap }),
    );
  }
}

function required(program: string, packageName: string): string {
  const path = findProgram(program);
  if (path !== undefined) return path;
  throw new NoSandboxError(`${program} is not installed`, {
    remedy: `apt-get install ${packageName}`,
  });
}

function thisArchitecture(): Architecture {
  const arch = architectures.find((one) => one === process.arch);
  if (arch !== undefined) return arch;
  throw new NoSandboxError(`There is no system call filter for ${process.arch}`);
}
