import { Command } from 'commander';
import { version } from '../version.ts';
import { addAnalyse } from './analyse.ts';
import { addAudit } from './audit.ts';
import { addDoctor } from './doctor.ts';
import { addJudge } from './judge.ts';
import { addMetrics } from './metrics.ts';
import { addReport } from './report.ts';
import { addRun } from './run.ts';
import { addTasks } from './tasks.ts';

/** The `credence` command with everything it can do; parsing it does it. */
export function makeProgram(): Command {
  const program = new Command('credence')
    .description('Measures how far a language model’s confidence in its code can be trusted')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help lists what there is)');
  for (const add of [
    addRun,
    addReport,
    addMetrics,
    addAudit,
    addTasks,
    addJudge,
    addAnalyse,
    addDoctor,
  ])
    add(program);
  return program;
}
