import { mkdirSync } from 'node:fs';

/** Below it lie the folders that hostile code sees, each as its own `/box`. */
export const boxesFolder = '/box';

/** The folder of the box `name`, made when it is not there. */
export function boxFolder(name: string): string {
  if (!/^[a-z0-9-]+$/.test(name)) throw new RangeError(`Not a name for a box: ${name}`);
  const folder = `${boxesFolder}/${name}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

export const mainBoxFolder = (): string => boxFolder('main');
