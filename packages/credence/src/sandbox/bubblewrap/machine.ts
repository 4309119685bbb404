import { accessSync, constants, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Folders of the root that programs and their loaders are found through. */
const systemFolders = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

/** Settings of toolchains that stand outside `/usr`. None of them holds a secret. */
const settings = ['/etc/alternatives', '/etc/ld.so.cache'];

/** The absolute path of a program on the PATH, links followed, or `undefined`. */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | undefined {
  for (const folder of [...path.split(delimiter), '/usr/bin', '/bin']) {
    if (folder.startsWith('/') && mayExecute(join(folder, name))) {
      return realpathSync(join(folder, name));
    }
  }
  return undefined;
}

/** What of the host's root folder every sandbox shows. */
export interface SystemRoot {
  readonly folders: readonly string[];
  readonly links: Readonly<Record<string, string>>;
}

/** `/usr`, and `/bin` and its like as the links or folders that they are on this machine. */
export function systemRoot(): SystemRoot {
  const folders = ['/usr'];
  const links: Record<string, string> = {};
  for (const folder of systemFolders) {
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink()) links[folder] = readlinkSync(folder);
    else if (stats?.isDirectory()) folders.push(folder);
  }
  return { folders, links };
}

export function settingsFiles(): string[] {
  return settings.filter((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
}

/** Folders that `/usr` does not cover already. */
export function outsideUsr(folders: readonly string[]): string[] {
  return folders.filter((folder) => folder !== '/usr' && !folder.startsWith('/usr/'));
}

function mayExecute(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return lstatSync(realpathSync(file)).isFile();
  } catch {
    return false;
  }
}
