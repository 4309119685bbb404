import { PassThrough } from 'node:stream';
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
