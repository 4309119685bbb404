import { expect, it } from 'vitest';
import { type Dataset, differences, reference } from '../../../calibration/test/reference-data.ts';
import { computed, file, type MetricsJson, metricsJson } from './lab.ts';

/** A data set as a file: numbers are written so that they are read back to the last bit. */
function csvOf({ conf, y, cluster, weights }: Dataset): string {
  const columns = {
    confidence: conf,
    outcome: y,
    ...(cluster && { task: cluster }),
    ...(weights && { weight: weights }),
  };
  const rows = conf.map((_, i) =>
    Object.values(columns)
      .map((column) => column[i])
      .join(),
  );
  return `${[Object.keys(columns).join(), ...rows].join('\n')}\n`;
}

const threshold = 0.9;

/** What the reference expects, by the id that the command gives it. */
function expectedOf({ expected }: Dataset, ids: ReadonlySet<string>) {
  const figures: { id: string; value: unknown; tol: number }[] = [];
  for (const { id, value, tol, role } of expected) {
    if (role !== 'assert') continue;
    const add = (key: string, part: unknown) => {
      const name = key === '' ? id : `${id}.${key}`;
      if (ids.has(name)) figures.push({ id: name, value: part, tol });
    };
    const whole =
      id === 'false_trust'
        ? (value as { t: number }[]).find(({ t }) => t === threshold)
        : id === 'smece.exact'
          ? (value as { value: number }).value
          : value;
    if (typeof whole === 'object' && whole !== null) {
      for (const [key, part] of Object.entries(whole)) add(key, part);
    } else if (whole === null) {
      for (const name of ids) {
        if (name === id || name.startsWith(`${id}.`)) figures.push({ id: name, value: null, tol });
      }
    } else {
      // Every figure that is a plain number must be among the metrics.
      figures.push({ id, value: whole, tol });
    }
  }
  return figures;
}

/** Where a result is not what the reference says. */
function wrong(data: Dataset, result: MetricsJson): readonly string[] {
  expect(result).toMatchObject({ n: data.conf.length, missing: 0, inconclusive: 0 });
  const expected = expectedOf(data, new Set(Object.keys(result.metrics)));
  expect(expected.length).toBeGreaterThan(60);
  return expected.flatMap(({ id, value, tol }) => differences(value, result.metrics[id], tol, id));
}

it.each(reference.datasets)('computes the reference values of $id', async (data) => {
  const path = file(`${data.id}.csv`, csvOf(data));
  expect(wrong(data, await computed(path, { threshold }))).toEqual([]);
});

it.each(['llm_discrete_clustered', 'weighted'])('says the same of %s as a command', async (id) => {
  const data = reference.datasets.find((dataset) => dataset.id === id)!;
  const path = file(`${id}.csv`, csvOf(data));
  const result = await metricsJson(path, '--threshold', String(threshold));
  expect(wrong(data, result)).toEqual([]);
});
