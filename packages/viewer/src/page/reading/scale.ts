export type Scale = (value: number) => number;

/** Maps a domain linearly onto pixels. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const span = domain[1] - domain[0];
  const slope = span === 0 ? 0 : (range[1] - range[0]) / span;
  return (value) => range[0] + (value - domain[0]) * slope;
}

/** A domain of shares in -1..1 that holds zero and every value, ending on whole ticks. */
export function gapDomain(values: readonly number[]): {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
} {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = high - low > 0.9 ? 0.25 : high - low > 0.35 ? 0.2 : 0.1;
  const first = Math.max(-1, Math.floor((low - 0.02) / step) * step);
  const last = Math.min(1, Math.ceil((high + 0.02) / step) * step);
  const steps = Math.round((last - first) / step);
  const ticks = Array.from({ length: steps + 1 }, (_, index) => round(first + index * step));
  return { domain: [round(first), round(first + steps * step)], ticks };
}

const round = (value: number) => Math.round(value * 1e6) / 1e6 + 0;
