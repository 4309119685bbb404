import type { Batch } from '../reading/batch.ts';

/** Says that numbers are still to come, and how far it is. */
export function Computing({ batches }: { batches: readonly Batch<unknown>[] }) {
  const all = batches.reduce((sum, { size }) => sum + size, 0);
  const whole = batches.reduce((sum, batch) => sum + batch.whole, 0);
  if (whole === all) return null;
  return (
    <p class="note computing">
      <span role="status">Computing intervals…</span>{' '}
      <progress max={all} value={whole} aria-label="Rows with their intervals" />
    </p>
  );
}
