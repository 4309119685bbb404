import { forkServerText } from '../../sandbox/fork-server-text.ts';
import { findExecutable, readShim, rootsOf } from './locate.ts';
import { pythonModules } from './python-modules.ts';
import type { LanguageRunner } from './runner.ts';

export const python: LanguageRunner = {
  language: 'python',
  async locate({ find = findExecutable } = {}) {
    const executable = await find('python3');
    if (!executable) return { missing: 'python3 is not installed' };
    // -I: no environment, no user site; -B: leaves no compiled files in the box.
    const command = [executable, '-I', '-B'];
    const shim = await readShim('python.py');
    return {
      name: 'python',
      versionCommand: [executable, '-I', '-c', 'import platform; print(platform.python_version())'],
      roots: rootsOf(executable),
      invocation: {
        shim: [...command, '-c', shim],
        program: [...command, '@answer'],
        addressSpaceMb: 1_024,
        processes: 32,
        warm: {
          kind: 'fork-server',
          argv: [...command, '-c', forkServerText],
          // Those of the shim.
          preload: ['base64', 'importlib.util', 'json'],
          known: pythonModules,
          sources: [shim],
        },
      },
    };
  },
};
