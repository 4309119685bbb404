import { join } from 'node:path';
import { expect } from 'vitest';
import { run, withoutProgress } from './command.ts';

/** What the command says to a bad study, which is all it says, with the folder's name taken out. */
export async function complaint(
  folder: string,
  file: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const end = await run(['run', file, '--out', join(folder, 'out'), ...args], { env });
  expect(end, end.stderr).toMatchObject({ code: 2, stdout: '' });
  return withoutProgress(end.stderr).replaceAll(folder, '<folder>');
}
