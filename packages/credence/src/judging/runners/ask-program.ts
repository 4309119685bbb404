import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { AskProgram } from './runner.ts';

/** Asks a program of this host. */
export const askProgram: AskProgram = async ([program = '', ...args]) => {
  const { stdout } = await promisify(execFile)(program, args);
  return stdout;
};
