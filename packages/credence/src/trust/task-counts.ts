/** A calibrated probability with its outcome; what gates turned away or nobody stated is 0. */
export interface Scored {
  readonly task: string;
  readonly score: number;
  /** 1 good, 0 bad. */
  readonly outcome: 0 | 1;
}

/** What became of the samples of one task at a threshold. */
export interface TaskCounts {
  readonly samples: number;
  readonly accepted: number;
  /** The bad ones among the accepted. */
  readonly bad: number;
}

/** The counts of every task, in the order in which tasks first come. */
export function taskCounts(rows: readonly Scored[], threshold: number): readonly TaskCounts[] {
  const tasks = new Map<string, { samples: number; accepted: number; bad: number }>();
  for (const { task, score, outcome } of rows) {
    const counts = tasks.get(task) ?? { samples: 0, accepted: 0, bad: 0 };
    counts.samples += 1;
    if (score >= threshold) {
      counts.accepted += 1;
      counts.bad += 1 - outcome;
    }
    tasks.set(task, counts);
  }
  return [...tasks.values()];
}
