import type { Box } from '../../sandbox/inner/box.ts';

/** The folder of the answer, as checks use it. Links that the answer plants are never followed. */
export interface CheckBox {
  /** The path as the answer sees it. */
  path(path: string): string;
  write(path: string, content: string | Uint8Array): Promise<void>;
  read(path: string): Promise<string>;
  readBytes(path: string): Promise<Buffer>;
  exists(path: string): Promise<boolean>;
  /** Names of the entries of a folder, sorted. */
  list(path?: string): Promise<readonly string[]>;
  mkdir(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Plants a link for the answer to find; `target` is what it says, unresolved. */
  symlink(target: string, path: string): Promise<void>;
}

export function checkBox(box: Box): CheckBox {
  return {
    path: (path) => box.path(path),
    write: (path, content) => box.write(path, content),
    read: (path) => box.readText(path),
    readBytes: (path) => box.read(path),
    exists: (path) => box.exists(path),
    list: async (path) => (await box.list(path)).map((entry) => entry.name),
    remove: (path) => box.remove(path),
    async mkdir(path) {
      // A file makes the folders that it needs.
      const inside = `${path}/.made`;
      await box.write(inside, '');
      await box.remove(inside);
    },
    symlink: (target, path) => box.symlink(target, path),
  };
}
