/** A small generator of uniform numbers in [0, 1) (mulberry32), the same on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The tasks in a random order that depends on their names and the seed alone, cut into parts of
 * these shares. Whole tasks: samples of one task are not independent.
 */
export function splitTasks(
  tasks: Iterable<string>,
  shares: readonly number[],
  seed: number,
): readonly ReadonlySet<string>[] {
  const order = [...new Set(tasks)].sort();
  const random = generator(seed);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  let share = 0;
  let from = 0;
  return shares.map((one) => {
    share += one;
    const to = Math.round((share / total) * order.length);
    const part = new Set(order.slice(from, to));
    from = to;
    return part;
  });
}
