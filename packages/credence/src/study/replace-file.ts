import { rename, writeFile } from 'node:fs/promises';

/** Writes a file whole or not at all, whenever the process may be killed. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.new`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
