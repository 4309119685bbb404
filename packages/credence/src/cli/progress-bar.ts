import type { StudyConfig } from '../study/config.ts';
import type { ProgressListener, Tally } from '../study/progress.ts';

const barWidth = 24;
const narrowestBar = 4;

function bar(share: number, width: number): string {
  const filled = Math.round(share * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

/** What a bar needs to know of a study. */
export type Measured = Pick<StudyConfig, 'judge' | 'maxUsd'>;

/** How far a run is. @param columns that it may take; the bar itself gives way first */
export function progressLine(
  tally: Tally,
  seconds: number,
  { judge, maxUsd }: Measured,
  columns = Number.POSITIVE_INFINITY,
): string {
  const { planned, generated, elicited, judged, repairs, repairsPlanned, failures, usd } = tally;
  const done = generated + elicited + (judge ? judged : 0);
  const share = planned === 0 ? 1 : done / ((judge ? 3 : 2) * planned);
  const parts = [
    `${String(Math.floor(100 * share)).padStart(3)} %`,
    `answers ${generated}/${planned}`,
    ...(repairsPlanned > 0 ? [`of them repairs ${repairs}/${repairsPlanned}`] : []),
    `confidences of ${elicited}`,
    ...(judge ? [`judged ${judged}`] : []),
    ...(failures > 0 ? [`failures ${failures}`] : []),
    ...(usd > 0 || maxUsd !== undefined ? [money(usd, maxUsd)] : []),
    `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`,
  ];
  const text = parts.join('  ');
  const room = Math.min(barWidth, columns - text.length - 1);
  return (room < narrowestBar ? text.trimStart() : `${bar(share, room)} ${text}`).slice(0, columns);
}

function money(usd: number, maxUsd: number | undefined): string {
  const spent = `$${usd.toFixed((maxUsd ?? 1) < 1 ? 4 : 2)}`;
  return maxUsd === undefined ? spent : `${spent} of $${maxUsd}`;
}

export interface ProgressBar {
  readonly update: ProgressListener;
  /** Says something on a line of its own, above the bar. */
  readonly tell: (text: string) => void;
  /** Leaves the last state on the screen. */
  end(): void;
}

/** A live bar on a terminal, a plain line every few seconds elsewhere. Writes to `stream`. */
export function progressBar(stream: NodeJS.WriteStream, study: Measured): ProgressBar {
  const started = performance.now();
  const live = stream.isTTY === true;
  const everyMs = live ? 100 : 5_000;
  let last: Tally | null = null;
  let shown: Tally | null = null;
  const show = () => {
    if (!last || last === shown) return;
    shown = last;
    const seconds = (performance.now() - started) / 1_000;
    const text = progressLine(last, seconds, study, live ? (stream.columns ?? 80) - 1 : undefined);
    stream.write(live ? `\r${text}\x1b[K` : `${text}\n`);
  };
  // Trying the sandbox takes seconds; a terminal should not look dead meanwhile.
  if (live) stream.write('getting ready …');
  const timer = setInterval(show, everyMs);
  timer.unref();
  return {
    update: (tally) => {
      last = tally;
    },
    tell: (text) => {
      stream.write(`${live ? '\r\x1b[K' : ''}${text}\n`);
      if (live) shown = null;
    },
    end: () => {
      clearInterval(timer);
      show();
      if (live) stream.write(shown ? '\n' : '\r\x1b[K');
    },
  };
}
