import { deadByReason } from '../fleet/dead-by-reason.ts';
import type { WorkerRow } from '../fleet/presence.ts';
import type { FleetStatus } from '../fleet/status.ts';

type StudyStatus = FleetStatus['studies'][number];

/** Reasons of dead work that are shown; --json has all. */
const reasonsShown = 5;

/** A fleet's status for people: each study with what it waits for, then who works. */
export function fleetLines({ studies, workers }: FleetStatus): readonly string[] {
  return [
    ...(studies.length > 0 ? studies.flatMap(studyLines) : ['There is no study.']),
    ...(workers.length > 0 ? workers.map(workerLine) : ['There is no worker.']),
  ];
}

function studyLines(study: StudyStatus): readonly string[] {
  const { name, state, exhausted, tally, waiting, held, dead } = study;
  const { planned, generated, elicited, judged, failures, usd } = tally;
  const waits = Object.entries(waiting)
    .filter(([, n]) => n > 0)
    .map(([need, n]) => `${n} ${need}`);
  const groups = deadByReason(dead);
  const more = groups.length - reasonsShown;
  return [
    `${name}: ${state}, answers ${generated}/${planned}, confidences of ${elicited}, judged ${judged}, failures ${failures}, $${usd.toFixed(4)}`,
    ...(exhausted ? [`  asks nothing more: ${exhausted}`] : []),
    ...(held > 0 || waits.length > 0
      ? [`  in work ${held}; waiting ${waits.join(', ') || 'none'}`]
      : []),
    ...groups
      .slice(0, reasonsShown)
      .map(
        ({ stage, reason, jobs }) =>
          `  dead: ${jobs.length} to ${stage}: ${reason} (${jobs[0]?.key}${jobs.length > 1 ? ' and others' : ''})`,
      ),
    ...(more > 0 ? [`  dead for ${more} more reasons: see --json`] : []),
    ...(dead.length > 0 ? [`  credence fleet retry ${name} tries what is dead once more`] : []),
  ];
}

function workerLine({ host, process: pid, credenceVersion, about, up, holds, silence }: WorkerRow) {
  const does = Array.isArray(about.does) ? about.does.join('; ') : '';
  const work =
    typeof about.jobs === 'number'
      ? [`${about.jobs} jobs done`, `${holds} in work`, does || 'serves no study']
      : ['plans'];
  return [
    `${work[0] === 'plans' ? 'planner' : 'worker'} ${pid} on ${host}: ${credenceVersion}`,
    ...work,
    `up ${duration(up)}`,
    `heard of ${silence.toFixed(0)} s ago`,
  ].join(', ');
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.floor(seconds)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 1 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
