import { clusterRatio } from '@credence/calibration';
import type { ReliabilityBin } from '@credence/viewer';
import { binsFor, type Points } from './estimates.ts';

/** The index of each point's bin. Equal-mass bins keep ties together. */
function assign(p: Float64Array): Int32Array {
  const rule = binsFor(p);
  const order = Array.from(p.keys()).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
  const bins = new Int32Array(p.length);
  let bin = 0;
  order.forEach((point, rank) => {
    const before = order[rank - 1];
    const isNew = before !== undefined && p[before] !== p[point];
    const full =
      rule.kind === 'distinct' ||
      rank >= ((bin + 1) * p.length) / ('count' in rule ? rule.count : 1);
    if (isNew && full) bin += 1;
    bins[point] = bin;
  });
  return bins;
}

/** The reliability diagram as data: per bin the mean confidence and the share of good outcomes. */
export function reliability({ p, y, groups }: Points): readonly ReliabilityBin[] {
  const bins = assign(p);
  const clusters = [...new Set(groups)];
  const clusterIndex = new Map(clusters.map((group, index) => [group, index]));
  return Array.from({ length: p.length === 0 ? 0 : Math.max(...bins) + 1 }, (_, bin) => {
    const good = new Float64Array(clusters.length);
    const count = new Float64Array(clusters.length);
    let confidence = 0;
    let n = 0;
    for (let i = 0; i < p.length; i += 1) {
      if (bins[i] !== bin) continue;
      const cluster = clusterIndex.get(groups[i] ?? '') ?? 0;
      good[cluster] = (good[cluster] ?? 0) + (y[i] ?? 0);
      count[cluster] = (count[cluster] ?? 0) + 1;
      confidence += p[i] ?? 0;
      n += 1;
    }
    const ratio = clusterRatio(good, count);
    return {
      confidence: confidence / n,
      n,
      rate: {
        value: ratio?.value ?? null,
        low: ratio?.interval ? Math.max(0, ratio.interval[0]) : null,
        high: ratio?.interval ? Math.min(1, ratio.interval[1]) : null,
      },
    };
  });
}
