import { describe, expect, it } from 'vitest';
import { benchmarkIds, findBenchmark } from './registry.ts';

describe.each(benchmarkIds)('the manifest of %s', (id) => {
  it('vouches for no oracle that has changed: `credence audit --changed --manifest` renews it', async () => {
    const benchmark = findBenchmark(id);
    const now = new Map(
      (await benchmark.load()).map(({ id: task, oracle }) => [task, oracle.hash]),
    );
    const sound = Object.entries((await benchmark.audit())?.sound ?? {});
    expect(sound.length).toBeGreaterThan(0);
    expect(sound.filter(([task, hash]) => now.get(task) !== hash)).toEqual([]);
  });
});
