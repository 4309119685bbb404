import type { ProgressListener, Tally } from '../study/progress.ts';

const barWidth = 24;

function bar(share: number): string {
  const filled = Math.round(Math.min(1, share) * barWidth);
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled);
}

function line(tally: Tally, seconds: number, maxUsd: number | undefined): string {
  const { planned, generated, elicited, judged, repairs, repairsPlanned, failures, usd } = tally;
  const share = planned === 0 ? 1 : (generated + elicited + judged) / (3 * planned);
  const parts = [
    `${bar(share)} ${String(Math.floor(100 * share)).padStart(3)} %`,
    `answers ${generated}/${planned}`,
    ...(repairsPlanned > 0 ? [`of them repairs ${repairs}/${repairsPlanned}`] : []),
    `confidences of ${elicited}`,
    `judged ${judged}`,
    ...(failures > 0 ? [`failures ${failures}`] : []),
    ...(usd > 0 || maxUsd !== undefined ? [money(usd, maxUsd)] : []),
    `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`,
  ];
  return parts.join('  ');
}

function money(usd: number, maxUsd: number | undefined): string {
  const spent = `$${usd.toFixed((maxUsd ?? 1) < 1 ? 4 : 2)}`;
  return maxUsd === undefined ? spent : `${spent} of $${maxUsd}`;
}

export interface ProgressBar {
  readonly update: ProgressListener;
  /** Leaves the last state on the screen. */
  end(): void;
}

/**
 * A live bar on a terminal, a plain line every few seconds elsewhere. Writes to `stream`.
 * @param maxUsd the study's limit in dollars, if it has one
 */
export function progressBar(stream: NodeJS.WriteStream, maxUsd?: number): ProgressBar {
  const started = performance.now();
  const live = stream.isTTY === true;
  const everyMs = live ? 100 : 5_000;
  let last: Tally | null = null;
  let shown: Tally | null = null;
  const show = () => {
    if (!last || last === shown) return;
    shown = last;
    const text = line(last, (performance.now() - started) / 1_000, maxUsd);
    stream.write(live ? `\r${text.slice(0, (stream.columns ?? 80) - 1)}\x1b[K` : `${text}\n`);
  };
  const timer = setInterval(show, everyMs);
  timer.unref();
  return {
    update: (tally) => {
      last = tally;
    },
    end: () => {
      clearInterval(timer);
      show();
      if (live && shown) stream.write('\n');
    },
  };
}
