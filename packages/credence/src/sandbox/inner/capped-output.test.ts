import { spawn } from 'node:child_process';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { CappedOutput } from './capped-output.ts';

describe('CappedOutput', () => {
  it('passes on what stays within the limit', async () => {
    let exceeded = 0;
    const source = new PassThrough();
    const capped = new CappedOutput(5, () => exceeded++).cap(source);
    source.end('12345');
    expect(await text(capped)).toBe('12345');
    expect(exceeded).toBe(0);
  });

  it('reads what a process left in its pipe while we were stalled', async () => {
    const read = async (settle: boolean) => {
      const output = new CappedOutput(100, () => {});
      const { stdout } = spawn('/bin/sh', ['-c', 'echo left']);
      const capped = output.cap(stdout);
      // The process ends meanwhile, and the timer is due before the pipe is looked at.
      const due = new Promise((resolve) => setTimeout(resolve, 1));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      await due;
      if (settle) await output.settle();
      stdout.destroy();
      return text(capped);
    };
    expect(await read(true)).toBe('left\n');
    expect(await read(false)).toBe('');
  });

  it('does not wait for ever for a pipe that never falls silent', async () => {
    const output = new CappedOutput(100, () => {});
    const source = new Readable({
      read: () => void setImmediate(() => source.push('x'.repeat(10))),
    });
    const capped = output.cap(source);
    await output.settle();
    source.destroy();
    expect(await text(capped)).toHaveLength(100);
  });

  it('counts two streams together and cuts to the byte', async () => {
    let exceeded = 0;
    const output = new CappedOutput(6, () => exceeded++);
    const [out, err] = [new PassThrough(), new PassThrough()];
    const [cappedOut, cappedErr] = [output.cap(out), output.cap(err)];
    out.write('1234');
    await new Promise((resolve) => setImmediate(resolve));
    err.end('5678');
    await new Promise((resolve) => setImmediate(resolve));
    out.end('9');
    expect(await text(cappedErr)).toBe('56');
    expect(await text(cappedOut)).toBe('1234');
    expect(exceeded).toBe(2);
  });

  it('ends when its source is destroyed', async () => {
    const source = new PassThrough();
    const capped = new CappedOutput(5, () => {}).cap(source);
    source.write('12');
    setImmediate(() => source.destroy());
    expect(await text(capped)).toBe('12');
  });
});
