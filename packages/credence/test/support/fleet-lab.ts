import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { type CommandEnd, type RunningCommand, runDone } from './command.ts';
import { recordsInDatabase, startRun, startWorker, withDatabase } from './fleet.ts';
import { type ModelServer, serveModels } from './openai-server.ts';
import { comparable, recordsIn, temporaryFolder, writeStudy } from './study-folder.ts';
import { allTasks } from './tasks.ts';

/** A study in a database, to be disturbed while workers work on it. */
export interface FleetLab {
  readonly url: string;
  readonly models: ModelServer;
  readonly planner: RunningCommand;
  /** Every process that was started, to be ended with the test. */
  worker(args?: readonly string[], options?: WorkerSurroundings): RunningCommand;
  /** Waits for something to be so in the database. Throws when the study ends before. */
  until(what: string, sql: string, values?: readonly unknown[]): Promise<void>;
  /**
   * Waits for the study's end: nothing lost, nothing doubled, as if it had not been disturbed.
   * A verdict may be another sandbox's, whose name its key covers: which one a worker takes depends on
   * what passes its canaries at the time.
   */
  undisturbed(): Promise<CommandEnd>;
}

export interface WorkerSurroundings {
  readonly url?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another installation than the one under test. */
  readonly credence?: string;
}

export async function fleetLab(
  url: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<FleetLab> {
  const folder = temporaryFolder();
  const models = await serveModels({ tasks: await allTasks(), latencyMs: 200 });
  onTestFinished(models.close);
  const file = writeStudy(folder, models.baseUrl, { samples: 3, ...changes });
  const onDisk = join(folder, 'disk');
  await runDone(['run', file, '--out', onDisk]);
  const undisturbed = comparable(recordsIn(onDisk));
  const requests = models.seen.length;

  await runDone(['fleet', 'init', '--db', url]);
  const started: RunningCommand[] = [];
  const keep = (running: RunningCommand) => {
    started.push(running);
    onTestFinished(async () => {
      // One that was stopped must wake up to die.
      if (running.child.exitCode === null && running.child.signalCode === null) {
        running.child.kill('SIGKILL');
      }
      await running.ended;
    });
    return running;
  };
  const planner = keep(startRun({ url }, file, ['--as', 'study', '--out', join(folder, 'page')]));
  return {
    ...{ url, models, planner },
    worker: (args = [], options = {}) =>
      keep(
        startWorker(
          { url: options.url ?? url, ...(options.env && { env: options.env }) },
          args,
          options.credence,
        ),
      ),
    until: async (what, sql, values = []) => {
      for (;;) {
        const seen = await withDatabase(url, (database) => database.query(sql, values)).catch(
          () => [],
        );
        if (seen.length > 0) return;
        if (planner.child.exitCode !== null) {
          throw new Error(`${what} never was:\n${(await planner.ended).stderr}`);
        }
        await sleep(100);
      }
    },
    undisturbed: async () => {
      const end = await planner.ended;
      expect(end.stderr).not.toMatch(/fault of Credence/);
      expect(end.code).toBe(0);
      const records = await recordsInDatabase(url);
      const keys = records.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(withoutSandboxes(comparable(records))).toEqual(withoutSandboxes(undisturbed));
      // Nobody is asked again for what was kept.
      expect(models.seen.length - requests).toBeLessThan(2 * requests);
      return end;
    },
  };
}

/** Records in an order that does not depend on the keys of verdicts, and without these. */
function withoutSandboxes(records: readonly unknown[]): readonly unknown[] {
  return records
    .map((record) => {
      const { key, ...rest } = record as { readonly key: string; readonly checks?: unknown };
      return rest.checks === undefined ? record : rest;
    })
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Sets when some worker holds work whose queue has this in its name. */
export const holds = (need: string) =>
  [`select from credence.lease where queue like $1`, [`%.${need}%`]] as const;

/** The process that a worker command runs in. */
export const processOf = ({ child }: RunningCommand) => child.pid ?? 0;

export const holdsAny = (pid: number) =>
  [
    'select from credence.lease l join credence.worker w on w.id = l.worker where w.process = $1',
    [pid],
  ] as const;
