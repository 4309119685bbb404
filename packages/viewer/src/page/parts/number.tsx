import type { CalibrationRow, Estimate } from '../../schema.ts';
import { bare, interval, type Unit } from '../format/number.ts';
import { type Metric, whyNoInterval, whyUndefined } from '../reading/why.ts';

/** A number with its interval in smaller type, or why there is none. */
export function Value({
  of,
  unit,
  row,
  metric,
}: {
  of: Estimate;
  unit: Unit;
  row: CalibrationRow;
  metric: Metric;
}) {
  if (of.value === null) {
    const reason = whyUndefined(row, metric);
    return (
      <span class="undefined" title={`Not defined: ${reason}.`}>
        –<span class="sr-only">not defined: {reason}</span>
      </span>
    );
  }
  const range = interval(of, unit);
  return (
    <span class="value">
      <span class="number">{bare(of, unit)}</span>{' '}
      {range === null ? (
        <span class="range" title={whyNoInterval(row)}>
          no interval
        </span>
      ) : (
        <span class="range">{range}</span>
      )}
    </span>
  );
}
