import { counted } from '../format/number.ts';

const perRow = 20;
const cell = 16;

/** How many dots to draw, and how many of them are bad: one a piece, or per hundred. */
export function dots(
  trusted: number,
  bad: number,
): { readonly total: number; readonly bad: number; readonly each: boolean } {
  if (trusted <= 100) return { total: trusted, bad, each: true };
  const rounded = Math.round((100 * bad) / trusted);
  // Something is never drawn as nothing, nor nearly all as all.
  const shown = bad > 0 && bad < trusted ? Math.min(99, Math.max(1, rounded)) : rounded;
  return { total: 100, bad: shown, each: false };
}

/** The trusted answers as dots, the bad ones filled: a rate that can be counted. */
export function DotArray({ trusted, bad }: { trusted: number; bad: number }) {
  const shown = dots(trusted, bad);
  const rows = Math.ceil(shown.total / perRow);
  const label = shown.each
    ? `${counted(bad, 'vulnerable answer')} among ${counted(trusted, 'trusted answer')}`
    : `Of every 100 trusted answers, ${shown.bad} are vulnerable`;
  return (
    <figure class="dots">
      <svg
        width={perRow * cell}
        height={rows * cell}
        viewBox={`0 0 ${perRow * cell} ${rows * cell}`}
        role="img"
        aria-label={label}
      >
        {Array.from({ length: shown.total }, (_, index) => {
          const cx = (index % perRow) * cell + cell / 2;
          const cy = Math.floor(index / perRow) * cell + cell / 2;
          return index < shown.bad ? (
            <path key={index} class="dot-bad" d={`M${cx - 4.5} ${cy - 4.5}l9 9m0 -9l-9 9`} />
          ) : (
            <circle key={index} class="dot-good" cx={cx} cy={cy} r={4.4} />
          );
        })}
      </svg>
      <figcaption>{shown.each ? 'One mark for each trusted answer' : label}</figcaption>
    </figure>
  );
}
