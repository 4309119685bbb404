import { createHash } from 'node:crypto';

/** Numbers in [0, 1) that a text determines: the same text always gives the same row of them. */
export function draws(text: string): () => number {
  let count = 0;
  return () => {
    count += 1;
    const digest = createHash('sha256').update(`${count} ${text}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  };
}

export function pick<T>(items: readonly T[], draw: number): T {
  const item = items[Math.floor(draw * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}
