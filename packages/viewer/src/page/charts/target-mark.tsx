import type { TargetName } from '../../schema.ts';

/** The mark of a target, told apart by shape as well as by colour. */
export function TargetMark({
  target,
  x,
  y,
  r = 5,
}: {
  target: TargetName;
  x: number;
  y: number;
  r?: number;
}) {
  const name = `target-${target}`;
  if (target === 'security') return <circle class={name} cx={x} cy={y} r={r} />;
  if (target === 'functional') {
    const d = r * 1.25;
    return <path class={name} d={`M${x - d} ${y}L${x} ${y - d}L${x + d} ${y}L${x} ${y + d}Z`} />;
  }
  const s = r * 0.9;
  return <rect class={name} x={x - s} y={y - s} width={2 * s} height={2 * s} />;
}

/** The same mark in running text. */
export function TargetKey({ target, children }: { target: TargetName; children: string }) {
  return (
    <span class="key">
      <svg width="16" height="16" aria-hidden="true">
        <TargetMark target={target} x={8} y={8} />
      </svg>
      {children}
    </span>
  );
}
