import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  hasEnded,
  killIfThere,
  processTree,
  readProcess,
  readProcessTable,
} from './process-table.ts';

it('kills a process, and takes one that is gone for killed', async () => {
  const child = spawn('/bin/sleep', ['60']);
  const ended = once(child, 'exit');
  killIfThere(child.pid!);
  expect((await ended)[1]).toBe('SIGKILL');
  expect(() => killIfThere(child.pid!)).not.toThrow();
});

describe('the process table', () => {
  it('reads this process: its parent, its owner and how much memory it holds', () => {
    const self = readProcess(process.pid);
    const { rss } = process.memoryUsage();
    expect(self?.parent).toBe(process.ppid);
    expect([self?.user, self?.group]).toEqual([process.getuid?.(), process.getgid?.()]);
    expect(self?.heldBytes).toBeGreaterThan(rss / 2);
    expect(self?.heldBytes).toBeLessThan(rss * 2);
  });

  it('finds a process with its children and theirs, whatever they call themselves', async () => {
    const name = `exec -a ') R 1 (' sleep 60`;
    const child = spawn('/bin/bash', ['-c', `bash -c "${name}" & echo; wait`]);
    await once(child.stdout, 'data');
    const tree = processTree(readProcessTable(), child.pid!);
    expect(tree.map(({ pid }) => pid)).toContain(child.pid);
    expect(tree.length).toBeGreaterThanOrEqual(2);
    expect(hasEnded(child.pid!)).toBe(false);
    for (const { pid } of tree) process.kill(pid, 'SIGKILL');
    await once(child, 'exit');
    expect(hasEnded(child.pid!)).toBe(true);
    expect(processTree(readProcessTable(), child.pid!)).toEqual([]);
  });
});
