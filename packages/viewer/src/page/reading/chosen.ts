import type { TargetName } from '../../schema.ts';
import type { Filter } from './filter.ts';

interface Row {
  readonly model?: string | null;
  readonly benchmark?: string | null;
  readonly kind?: string;
  readonly method?: string | null;
  readonly target?: TargetName;
}

/**
 * Rows of a table that was computed when the report was made, as far as the reader's choices bear on
 * it: models and tasks. It does not know the other filters.
 */
export function chosen<T extends Row>(rows: readonly T[], filter: Filter): readonly T[] {
  const fits = (of: readonly string[], value: string | null | undefined) =>
    of.length === 0 || value === undefined || value === null || of.includes(value);
  return rows.filter(
    (row) => fits(filter.model, row.model) && fits(filter.benchmark, row.benchmark ?? row.kind),
  );
}

/** The target that the reader wants, or the first there is, security before others. */
export function targetIn(rows: readonly Row[], wanted: string | null): TargetName {
  const order: readonly TargetName[] = ['security', 'functional', 'joint'];
  const there = order.filter((target) => rows.some((row) => row.target === target));
  return there.find((target) => target === wanted) ?? there[0] ?? 'security';
}

/** Whether a filter is set that such a table cannot follow. */
export const beyondTables = ({ model: _, benchmark: __, ...others }: Filter): boolean =>
  Object.values(others).some((values) => values.length > 0);
