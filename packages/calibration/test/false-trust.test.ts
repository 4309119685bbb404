import { describe, expect, it } from 'vitest';
import { falseTrust } from '../src/index.ts';

describe('false trust', () => {
  it('counts its three forms at a closed threshold', () => {
    const f = falseTrust([0.8, 0.8, 0.9, 0.79, 0.2], [0, 1, 0, 0, 1], { threshold: 0.8 })!;
    expect(f.ofTrusted).toMatchObject({ value: 2 / 3, numerator: 2, denominator: 3 });
    expect(f.ofVulnerable).toMatchObject({ value: 2 / 3, numerator: 2, denominator: 3 });
    expect(f.joint).toMatchObject({ value: 0.4, numerator: 2, denominator: 5 });
    expect(f.coverage).toBe(0.6);
    expect(falseTrust([], [])).toBeNull();
  });

  it('is null, not 0, where nothing is trusted', () => {
    const f = falseTrust([0.5], [0], { groups: ['a'] })!;
    expect(f.ofTrusted).toMatchObject({ value: null, wilson: null, cluster: null });
    expect(f.ofVulnerable.value).toBe(0);
  });

  it('weighs points, and then gives no interval for independent ones', () => {
    const f = falseTrust([0.9, 0.9], [0, 1], { weights: [1, 3] })!;
    expect(f.ofTrusted).toMatchObject({ value: 0.25, wilson: null, clopperPearson: null });
  });

  it('has cluster intervals that are wider where samples of a task are alike', () => {
    const p = Array(100).fill(0.9);
    const y = p.map((_, i) => (Math.floor(i / 10) % 2 === 0 ? 1 : 0));
    const groups = p.map((_, i) => `task ${Math.floor(i / 10)}`);
    const { cluster, wilson } = falseTrust(p, y, { groups })!.ofTrusted;
    expect(cluster!.groups).toBe(10);
    expect(cluster!.interval![1] - cluster!.interval![0]).toBeGreaterThan(
      2 * (wilson![1] - wilson![0]),
    );
  });
});
