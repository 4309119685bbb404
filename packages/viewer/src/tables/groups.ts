/** Rows with the same key together, in the order of their first. */
export function groups<T>(
  rows: readonly T[],
  key: (row: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const found = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = found.get(key(row));
    if (group === undefined) found.set(key(row), [row]);
    else group.push(row);
  }
  return [...found.values()];
}
