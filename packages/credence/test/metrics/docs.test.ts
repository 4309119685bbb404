import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { metrics } from '../../src/analysis/metrics/registry.ts';
import { metricsReference } from '../../src/report/metrics-reference.ts';

const page = (name: string) =>
  readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

const guide = page('metrics.md');

const anchors = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
  heading.toLowerCase().replaceAll(' ', '-'),
);

it('has no two metrics of one name', () => {
  for (const key of ['id', 'name'] as const) {
    expect(new Set(metrics.map((metric) => metric[key])).size).toBe(metrics.length);
  }
});

it('is documented, every metric in a section with its formula', () => {
  expect(page('metrics-reference.md')).toBe(metricsReference());
  for (const { section } of metrics) expect(anchors).toContain(section);
});
