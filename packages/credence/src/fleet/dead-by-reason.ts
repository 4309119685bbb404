import type { Job } from './jobs.ts';
import type { DeadJob } from './queue.ts';

/** Work that failed for good, by its stage and reason, the most frequent first. */
export function deadByReason(dead: readonly DeadJob[]): readonly {
  readonly stage: Job['stage'];
  readonly reason: string;
  readonly jobs: readonly Job[];
}[] {
  const groups = new Map<string, { stage: Job['stage']; reason: string; jobs: Job[] }>();
  for (const { job, reason } of dead) {
    const key = `${job.stage} ${reason}`;
    const group = groups.get(key) ?? { stage: job.stage, reason, jobs: [] };
    group.jobs.push(job);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.jobs.length - a.jobs.length);
}
