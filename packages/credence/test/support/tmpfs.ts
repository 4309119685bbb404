import { spawnSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './study-folder.ts';

/** A small disk of its own for a test. Says so, and fails the test, where none can be mounted. */
export function tmpfs(size: string): string {
  const folder = temporaryFolder();
  const { status, stderr } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${size}`,
    'tmpfs',
    folder,
  ]);
  if (status !== 0) {
    throw new Error(`A full disk cannot be tried here, for nothing can be mounted: ${stderr}`);
  }
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]);
  });
  return folder;
}
