import { chownSync, mkdirSync, statSync } from 'node:fs';
import { innerProfile } from './profile.ts';
import { boxUser } from './users.ts';

/** Below it lie the folders that hostile code sees, each as its own `/box`. */
export const boxesFolder = '/box';

/** In a container, where nothing can be mounted, the main box is `/box` and others lie here. */
export const otherBoxesFolder = '/boxes';

/** A folder that hostile code writes to. */
export interface BoxFolder {
  /** Where it lies in the outer sandbox. */
  readonly folder: string;
  /** The same folder as hostile code sees it. */
  readonly seen: string;
  /** Whom it belongs to, when that is not the trusted program's own user. */
  readonly user: number | null;
}

/** The folder of the box `name`, made when it is not there. */
export function boxFolder(name: string): BoxFolder {
  if (!/^[a-z0-9-]+$/.test(name)) throw new RangeError(`Not a name for a box: ${name}`);
  const profile = innerProfile();
  if (profile.confinement === 'bubblewrap') {
    const folder = `${boxesFolder}/${name}`;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { folder, seen: '/box', user: null };
  }
  const user = boxUser(name, profile.firstUser);
  const folder = name === 'main' ? boxesFolder : `${otherBoxesFolder}/${name}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (statSync(folder).uid !== user) chownSync(folder, user, -1);
  return { folder, seen: folder, user };
}

export const mainBoxFolder = (): string => boxFolder('main').folder;
