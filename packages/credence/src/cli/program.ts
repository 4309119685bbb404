import { Command } from 'commander';
import { version } from '../version.ts';

/** What adds each command, loaded when it is wanted: a gate in a hook must not wait for the rest. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  run: async () => (await import('./run.ts')).addRun,
  report: async () => (await import('./report.ts')).addReport,
  view: async () => (await import('./view.ts')).addView,
  worker: async () => (await import('./worker.ts')).addWorker,
  fleet: async () => (await import('./fleet.ts')).addFleet,
  policy: async () => (await import('./policy.ts')).addPolicy,
  gate: async () => (await import('./gate.ts')).addGate,
  metrics: async () => (await import('./metrics.ts')).addMetrics,
  audit: async () => (await import('./audit.ts')).addAudit,
  methods: async () => (await import('./methods.ts')).addMethods,
  models: async () => (await import('./models.ts')).addModels,
  tasks: async () => (await import('./tasks.ts')).addTasks,
  judge: async () => (await import('./judge.ts')).addJudge,
  analyse: async () => (await import('./analyse.ts')).addAnalyse,
  import: async () => (await import('./import.ts')).addImport,
  journal: async () => (await import('./journal.ts')).addJournal,
  validate: async () => (await import('./validate.ts')).addValidate,
  scores: async () => (await import('./scores.ts')).addScores,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
};

/**
 * The `credence` command; parsing it does it.
 * @param wanted the only command to be added; all of them when there is none of that name
 */
export async function makeProgram(wanted?: string): Promise<Command> {
  const program = new Command('credence')
    .description('Measures how far a language model’s confidence in its code can be trusted')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help lists what there is)');
  const only = wanted !== undefined && Object.hasOwn(commands, wanted);
  const names = only ? [wanted] : Object.keys(commands);
  for (const name of names) (await commands[name]?.())?.(program);
  return program;
}
