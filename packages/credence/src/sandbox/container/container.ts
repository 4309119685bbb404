import { canonicalJson, contentHash } from '../../core/keys.ts';
import { bundleOf } from '../bootstrap.ts';
import { defaultLimits } from '../inner/limits.ts';
import type { SetprivProfile } from '../inner/profile.ts';
import { setprivArguments } from '../inner/setpriv-arguments.ts';
import { usersPerContainer } from '../inner/users.ts';
import { outerLimits } from '../limits.ts';
import type {
  ProgramImage,
  Sandbox,
  SandboxSession,
  SandboxStamp,
  TrustedProgram,
} from '../sandbox.ts';
import { thisArchitecture } from '../seccomp/architecture.ts';
import { engineProfile } from '../seccomp/engine-profile.ts';
import { openSession } from '../session.ts';
import { createArguments } from './arguments.ts';
import { type Engine, type EngineId, findEngine } from './engine.ts';
import { chosenImage, findImage, type Image } from './image.ts';
import { containerLimits } from './limits.ts';
import { startContainer } from './outer.ts';
import { imagePrograms } from './programs.ts';
import { containerScript } from './script.ts';

/** Numbers that users of hostile code have: beyond those of any account, below a rootless range's end. */
const [firstUser, lastUser] = [20_000, 52_000];
let containers = Math.floor(Math.random() * 1000);

/**
 * A container of Docker or Podman around the trusted program and the code of one verdict, which runs
 * as another user: bubblewrap cannot be nested in it.
 */
export class ContainerSandbox implements Sandbox {
  readonly id: EngineId;
  readonly stamp: SandboxStamp;
  readonly verdictsPerSession = 1;
  readonly image: ProgramImage;
  readonly #engine: Engine;
  readonly #image: Image;
  readonly #users: () => number;
  readonly #seccomp = JSON.stringify(engineProfile(thisArchitecture()));

  /** `users` gives each container the first of its users. */
  constructor(engine: Engine, image: Image, users: () => number = nextUsers) {
    this.#users = users;
    this.id = engine.id;
    this.#engine = engine;
    this.#image = image;
    this.image = imagePrograms(this);
    this.stamp = {
      backend: engine.id,
      profile: this.#fingerprint(),
      limits: outerLimits,
      memoryHeldBy: 'cgroup',
      versions: {
        [engine.id]: engine.info.version,
        rights: engine.info.rootless ? 'rootless' : 'root',
        image: image.digest,
        kernel: engine.info.kernel,
      },
    };
  }

  /** Throws `NoSandboxError` when the engine or the image cannot serve. */
  static find(id: EngineId): ContainerSandbox {
    const engine = findEngine(id);
    return new ContainerSandbox(engine, findImage(engine, chosenImage()));
  }

  open(program: TrustedProgram): Promise<SandboxSession> {
    const profile: SetprivProfile = {
      confinement: 'setpriv',
      firstUser: this.#users(),
      tmpBytes: containerLimits.tmpBytes,
      frameBytes: outerLimits.frameBytes,
    };
    return openSession({
      start: () =>
        startContainer({
          client: this.#engine.client,
          seccomp: this.#seccomp,
          createArguments: (file) => this.#createArguments(this.#image.digest, file),
        }),
      bundle: bundleOf(program, profile),
      frameBytes: outerLimits.frameBytes,
    });
  }

  #createArguments(image: string, seccompFile: string): string[] {
    return createArguments({
      engine: this.#engine.id,
      image,
      seccompFile,
      outer: outerLimits,
      limits: containerLimits,
      script: containerScript,
    });
  }

  /** Everything that decides what hostile code may do, the programs that it finds included. */
  #fingerprint(): string {
    const launch = setprivArguments(
      { argv: [], stdin: '', limits: defaultLimits, roots: [] },
      { user: firstUser, group: firstUser },
      '/box',
    );
    return contentHash(
      canonicalJson({
        outer: this.#createArguments(this.#image.digest, ''),
        launch,
        seccomp: this.#seccomp,
      }),
    );
  }
}

/**
 * The kernel counts a user's processes over all containers of an engine whose root is the host's:
 * those that run at the same time have other users.
 */
function nextUsers(): number {
  const places = Math.floor((lastUser - firstUser) / usersPerContainer);
  containers += 1;
  return firstUser + (containers % places) * usersPerContainer;
}
