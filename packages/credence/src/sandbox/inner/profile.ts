import { readFileSync } from 'node:fs';

/** Where the outer sandbox keeps what its trusted program needs. Hostile code never sees it. */
export const runFolder = '/run/credence';
export const profilePath = `${runFolder}/profile.json`;
export const filterPath = `${runFolder}/seccomp.bpf`;
export const programFolder = `${runFolder}/program`;

/** What the host tells the trusted program about where it runs. */
export type InnerProfile = BubblewrapProfile | SetprivProfile;

/** Launches are kept apart by a bubblewrap of their own. */
export interface BubblewrapProfile {
  readonly confinement: 'bubblewrap';
  readonly bubblewrap: string;
  readonly prlimit: string;
  /** Read-only folders that every launch sees: `/usr`, `/etc`, node's own. */
  readonly folders: readonly string[];
  /** Links of the root folder, such as `/bin` to `usr/bin`. */
  readonly links: Readonly<Record<string, string>>;
  /** Node, as seen inside. */
  readonly node: string;
  readonly frameBytes: number;
}

/** Launches are kept apart by users of their own, in a container that cannot nest another. */
export interface SetprivProfile {
  readonly confinement: 'setpriv';
  /** The first of the users, and of the groups, that launches may run as. */
  readonly firstUser: number;
  /** Size of the container's one `/tmp`, which launches share one after the other. */
  readonly tmpBytes: number;
  readonly frameBytes: number;
}

let cached: InnerProfile | undefined;

/** The profile of the outer sandbox that this program runs in. */
export function innerProfile(): InnerProfile {
  cached ??= JSON.parse(readFileSync(profilePath, 'utf8')) as InnerProfile;
  return cached;
}
