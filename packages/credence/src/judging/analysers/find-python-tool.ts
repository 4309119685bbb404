import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FindExecutable } from '../runners/runner.ts';
import { ownInstallation } from './own-installation.ts';

/** A package of Python that is installed here. */
export interface PythonTool {
  /** Starts Python with the package and what it needs in reach; ends with `-c`. */
  readonly python: readonly string[];
  readonly roots: readonly string[];
}

/** Tells where the interpreter that runs a script, and all that it imports, come from. */
const asked = 'import sys, json; print(json.dumps([sys.executable, sys.base_prefix, sys.path]))';

/** Goes before the program of `-c`: neither the environment nor the code's folder is searched. */
const reach = (folders: readonly string[]) =>
  `import sys; sys.path[:0] = ${JSON.stringify(folders)}\n`;

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const outsideUsr = (path: string) => path.startsWith('/') && !/^\/usr(\/|$)/.test(path);

/**
 * Finds a package of Python: the one that Credence's own set-up installed, then the one whose
 * command is on the PATH, be it in an environment of its own, the user's or the system's folder.
 * @param program what to run, as the text for `python -c`
 */
export async function findPythonTool(
  name: string,
  program: string,
  find: FindExecutable,
): Promise<PythonTool | null> {
  const own = ownInstallation('python');
  const python = await find('python3');
  if (python !== null && (await exists(join(own, name)))) {
    return tool(python, [own], [own, ...rootOfPython(python)], program);
  }
  const script = await find(name);
  // A script of an image is not there to be read: it is not used, then.
  const text = script && (await readFile(script, 'latin1').catch(() => ''));
  const shebang = text && /^#!(\/\S+)/.exec(text)?.[1];
  if (!shebang) return null;
  try {
    const { stdout } = await promisify(execFile)(shebang, ['-c', asked], { cwd: '/' });
    const [executable, prefix, path] = JSON.parse(stdout) as [string, string, string[]];
    const folders = [];
    for (const folder of path) if (folder && (await exists(folder))) folders.push(folder);
    const roots = [...folders, prefix, ...rootOfPython(executable)].filter(outsideUsr);
    return tool(executable, folders, [...new Set(roots)], program);
  } catch {
    // What is on the PATH is no script of Python's: then it is not this package.
    return null;
  }
}

function tool(
  python: string,
  folders: readonly string[],
  roots: readonly string[],
  program: string,
): PythonTool {
  return { python: [python, '-I', '-B', '-c', reach(folders) + program], roots };
}

/** `<root>/bin/python3`, where it is not the system's. */
function rootOfPython(executable: string): readonly string[] {
  return outsideUsr(executable) ? [join(executable, '../..')] : [];
}
