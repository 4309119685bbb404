import { findExecutable, readShim, rootsOf } from './locate.ts';
import type { LanguageRunner } from './runner.ts';

export const python: LanguageRunner = {
  language: 'python',
  async locate(find = findExecutable) {
    const executable = await find('python3');
    if (!executable) return { missing: 'python3 is not installed' };
    return {
      name: 'python',
      versionCommand: [executable, '-I', '-c', 'import platform; print(platform.python_version())'],
      roots: rootsOf(executable),
      invocation: {
        // -I: no environment, no user site; -B: leaves no compiled files in the box.
        shim: [executable, '-I', '-B', '-c', await readShim('python.py')],
        program: [executable, '-I', '-B', '@answer'],
        addressSpaceMb: 1_024,
        processes: 32,
      },
    };
  },
};
