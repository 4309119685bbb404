/** A computation that is made once for each number of resamples: none for values, then those of intervals. */
export function levelled<T>(compute: (resamples: number) => T): (resamples: number) => T {
  const made = new Map<number, T>();
  return (resamples) => {
    const known = made.get(resamples);
    if (known !== undefined) return known;
    const fresh = compute(resamples);
    made.set(resamples, fresh);
    return fresh;
  };
}
