import type { CalibrationRow } from '../../schema.ts';
import { ends, points, temperature } from '../format/number.ts';

/**
 * What temperature does to the gap of security, as far as the intervals let us say. Intervals that overlap
 * show no difference, which is not the same as showing that there is none.
 */
export function temperatureEffect(rows: readonly CalibrationRow[]): string | null {
  const known = rows.filter((row) => row.temperature !== null && row.gap.value !== null);
  if (known.length < 2) return null;
  const sorted = [...known].sort((a, b) => (a.gap.value ?? 0) - (b.gap.value ?? 0));
  const least = sorted[0];
  const most = sorted[sorted.length - 1];
  if (least?.gap.value == null || most?.gap.value == null) return null;
  if (most.gap.value - least.gap.value < 0.005) {
    return `The gap of security is ${points(most.gap.value)} at every temperature.`;
  }
  const span = `from ${points(least.gap.value)} at temperature ${temperature(least.temperature)} to ${points(most.gap.value)} at ${temperature(most.temperature)}`;
  const low = ends(least.gap);
  const high = ends(most.gap);
  if (low === null || high === null) return `The gap of security goes ${span}.`;
  return low[1] < high[0]
    ? `Temperature matters for security: the gap goes ${span}, and those intervals do not overlap.`
    : `No clear effect of temperature on security: the gap goes ${span}, and those intervals overlap.`;
}

/** Whether a model misjudges its function or its security more, as far as intervals tell. */
export function targetContrast(
  security: CalibrationRow | null,
  functional: CalibrationRow | null,
): string | null {
  if (security === null || functional === null) return null;
  const ofSecurity = ends(security.gap);
  const ofFunction = ends(functional.gap);
  if (ofSecurity === null || ofFunction === null) return null;
  if (ofFunction[0] > ofSecurity[1]) return 'It overrates its function more than its security.';
  if (ofSecurity[0] > ofFunction[1]) return 'It overrates its security more than its function.';
  return 'No clear difference between security and function: the intervals overlap.';
}
