import { describe, expect, it } from 'vitest';
import { differences, reference } from './reference-data.ts';
import { measures } from './registry-measures.ts';
import { recalibration, specialFunctions } from './registry-recalibration.ts';

const registry = { ...measures, ...recalibration };
const asserted = reference.datasets.flatMap((data) =>
  data.expected.filter((entry) => entry.role === 'assert').map((entry) => ({ data, entry })),
);
const ids = [...new Set(asserted.map(({ entry }) => entry.id))];

describe('reference values', () => {
  it('has no metric in both registries', () => {
    expect(Object.keys(measures).filter((id) => id in recalibration)).toEqual([]);
  });

  it.each(ids)('%s', (id) => {
    const compute = registry[id];
    if (compute === undefined) throw new Error(`no implementation of ${id}`);
    const wrong = asserted
      .filter(({ entry }) => entry.id === id)
      .flatMap(({ data, entry }) =>
        differences(
          entry.value,
          compute(data, entry.value, reference.meta.grid),
          entry.tol,
          data.id,
        ),
      );
    expect(wrong).toEqual([]);
  });

  it.each(reference.special_functions.cases)('$fn($args)', ({ fn, args, value }) => {
    const compute = specialFunctions[fn];
    if (compute === undefined) throw new Error(`no implementation of ${fn}`);
    // The stored betainc(1e5, 9e5, 0.1) is itself off by 7e-10 (high-precision integration).
    expect(differences(value, compute(...args), 2e-9 * Math.abs(value))).toEqual([]);
  });
});
