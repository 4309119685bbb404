import { describe, expect, it } from 'vitest';
import { benchmarkIds, findBenchmark } from './registry.ts';

describe.each(benchmarkIds)('the manifest of %s', (id) => {
  it('holds every oracle as it is now: `credence audit --manifest` renews it', async () => {
    const benchmark = findBenchmark(id);
    const tasks = await benchmark.load();
    const manifest = await benchmark.audit();
    expect(tasks.length).toBeGreaterThan(0);
    expect(manifest?.sound).toEqual(
      Object.fromEntries(tasks.map(({ id: task, oracle }) => [task, oracle.hash])),
    );
  });
});
