import { describe, expect, it } from 'vitest';
import { FrameError, frameLines } from './frame-lines.ts';

async function lines(chunks: readonly string[], limit = 10): Promise<string[]> {
  async function* stream() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  return all(frameLines(stream(), limit));
}

async function all(source: AsyncIterable<string>): Promise<string[]> {
  const items: string[] = [];
  for await (const item of source) items.push(item);
  return items;
}

describe('frameLines', () => {
  it('finds the same lines however the bytes arrive', async () => {
    const text = '{"a":1}\n\n[2]\n';
    const whole = await lines([text]);
    expect(whole).toEqual(['{"a":1}', '', '[2]']);
    expect(await lines([...text])).toEqual(whole);
  });

  it('keeps characters whole that fall between two chunks', async () => {
    async function* stream() {
      for (const byte of Buffer.from('é\n')) yield Buffer.from([byte]);
    }
    expect(await all(frameLines(stream(), 10))).toEqual(['é']);
  });

  it('takes a line of exactly the limit and refuses one byte more, also before its end', async () => {
    expect(await lines(['123456789\n'])).toEqual(['123456789']);
    await expect(lines(['1234567890\n'])).rejects.toThrow(FrameError);
    await expect(lines(['12345', '67890'])).rejects.toThrow('longer than 10 bytes');
  });

  it('refuses a stream that ends within a line', async () => {
    await expect(lines(['{"a":'])).rejects.toThrow('ended within a frame');
  });
});
