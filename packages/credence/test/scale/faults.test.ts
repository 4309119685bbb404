import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cuttableProxy } from '../support/cuttable-proxy.ts';
import { endWorker, withDatabase } from '../support/fleet.ts';
import { fleetLab, holds, holdsAny, processOf } from '../support/fleet-lab.ts';
import type { ModelServer } from '../support/openai-server.ts';
import { postgresServer } from '../support/postgres.ts';
import { temporaryFolder } from '../support/study-folder.ts';
import { tmpfs } from '../support/tmpfs.ts';

const server = postgresServer();

/** `npm run test:scale` tries every fault alone and for longer. */
const full = process.env.CREDENCE_SCALE === 'full';
const minutes = 60_000;

/** A worker's way to the database that can be cut. */
async function line(url: string) {
  const proxy = await cuttableProxy(server.current.port);
  onTestFinished(proxy.close);
  return { proxy, url: url.replace(`:${server.current.port}/`, `:${proxy.port}/`) };
}

/** No model answers until what is returned is called. */
function holdAnswers({ options }: ModelServer): () => void {
  let release = () => {};
  options.hold = new Promise((resolve) => {
    release = resolve;
  });
  return release;
}

/** The database takes two seconds for each verdict until what is returned is called. */
async function slowVerdicts(url: string): Promise<() => Promise<void>> {
  const say = (...statements: readonly string[]) =>
    withDatabase(url, async (database) => {
      for (const statement of statements) await database.query(statement);
    });
  await say(
    `create function credence.slow() returns trigger language plpgsql
     as 'begin perform pg_sleep(2); return new; end'`,
    `create trigger slow before insert on credence.record for each row
     when (new.kind = 'verdict') execute function credence.slow()`,
  );
  return () => say('drop trigger slow on credence.record', 'drop function credence.slow');
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** This very Credence, but for its version. */
function otherVersion(version: string): string {
  const folder = temporaryFolder();
  const copy = join(folder, 'packages/credence');
  mkdirSync(copy, { recursive: true });
  for (const part of ['dist', 'bin']) {
    cpSync(join(root, 'packages/credence', part), join(copy, part), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(join(root, 'packages/credence/package.json'), 'utf8'));
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, version }));
  for (const part of ['node_modules', 'benchmarks', 'recordings']) {
    symlinkSync(join(root, part), join(folder, part));
  }
  symlinkSync(join(root, 'packages/credence/assets'), join(copy, 'assets'));
  return join(copy, 'bin/credence.js');
}

describe('a study that is disturbed', () => {
  it(
    'equals an undisturbed one: two workers with the same work, one killed in the middle of judging, the database killed, the line cut, one of another version',
    async () => {
      const lab = await fleetLab(await server.newDatabase());
      const { proxy, url } = await line(lab.url);

      // One of another version leaves the study alone, whatever happens.
      const older = lab.worker([], { credence: otherVersion('0.0.9') });

      // The first worker takes work and freezes; it counts as dead, and another does its work.
      const release = holdAnswers(lab.models);
      const first = lab.worker([], { url });
      await lab.until('work held', ...holdsAny(processOf(first)));
      first.child.kill('SIGSTOP');
      // Slow verdicts leave the others something to judge, however fast they are.
      const quicken = await slowVerdicts(lab.url);
      release();
      const second = lab.worker(['--judge-workers', '1']);
      await lab.until(
        'the frozen worker given up',
        'select from credence.worker where process = $1 and ended_at is not null',
        [processOf(first)],
      );

      // The second is killed while it judges; the first wakes up and finds its work done by another.
      await lab.until('a judgement', ...holds('judge'));
      second.child.kill('SIGKILL');
      // Models are held back until the third has work, however long it takes to begin.
      const releaseAgain = holdAnswers(lab.models);
      first.child.kill('SIGCONT');
      expect((await second.ended).signal).toBe('SIGKILL');

      // The database is killed, and comes back; then the line of the first is cut for a while.
      const third = lab.worker();
      await lab.until('work of the third', ...holdsAny(processOf(third)));
      await quicken();
      releaseAgain();
      await server.current.kill();
      await sleep(1_000);
      await server.current.start();
      proxy.cut();
      await sleep(3_000);
      proxy.mend();

      await lab.undisturbed();
      for (const worker of [first, third])
        expect(await endWorker(worker)).toMatchObject({ code: 0 });
      const end = await endWorker(older);
      expect(end.code).toBe(0);
      expect(end.stderr).toMatch(/was planned by Credence 0\.\d+\.\d+; this worker is 0\.0\.9/);
      expect(end.stderr).toMatch(/^0 jobs done$/m);
    },
    10 * minutes,
  );
});

if (full) {
  describe('a study that is disturbed for long', () => {
    it(
      'outlives a worker that is killed in the middle of judging, again and again',
      async () => {
        const lab = await fleetLab(await server.newDatabase());
        for (let kills = 0; kills < 3; kills += 1) {
          const worker = lab.worker(['--judge-workers', '1']);
          await lab.until('a judgement', ...holds('judge'));
          worker.child.kill('SIGKILL');
          await worker.ended;
        }
        lab.worker();
        await lab.undisturbed();
      },
      10 * minutes,
    );

    it(
      'outlives a database that is killed, again and again',
      async () => {
        const lab = await fleetLab(await server.newDatabase());
        const workers = [lab.worker(), lab.worker()];
        for (let kills = 0; kills < 3; kills += 1) {
          await lab.until('work', 'select from credence.lease');
          await server.current.kill();
          await sleep(2_000);
          await server.current.start();
        }
        await lab.undisturbed();
        for (const worker of workers) expect(await endWorker(worker)).toMatchObject({ code: 0 });
      },
      10 * minutes,
    );

    it.each(['cut', 'silence'] as const)(
      'outlives a line with a %s of 30 seconds',
      async (how) => {
        const lab = await fleetLab(await server.newDatabase());
        const { proxy, url } = await line(lab.url);
        const worker = lab.worker([], { url });
        await lab.until('work', ...holdsAny(processOf(worker)));
        proxy[how]();
        await sleep(30_000);
        proxy.mend();
        await lab.undisturbed();
        expect(await endWorker(worker)).toMatchObject({ code: 0 });
      },
      10 * minutes,
    );

    it(
      'outlives a worker whose disk is full',
      async () => {
        const folder = tmpfs('64k');
        writeFileSync(join(folder, 'filler'), Buffer.alloc(60_000));
        const lab = await fleetLab(await server.newDatabase());
        const full = lab.worker([], { env: { TMPDIR: folder } });
        await lab.until(
          'the worker with the full disk',
          'select from credence.worker where process = $1',
          [processOf(full)],
        );
        lab.worker();
        // It may judge in a container, or leave judging to the other: what it does is right, or not done.
        await lab.undisturbed();
        expect(await endWorker(full)).toMatchObject({ code: 0 });
      },
      10 * minutes,
    );

    it(
      'does not mind workers whose clocks are days apart',
      async () => {
        const lab = await fleetLab(await server.newDatabase());
        for (const days of [-3, 3]) {
          const shift = `const now = Date.now; const by = ${days * 86_400_000}; const Real = Date;
          globalThis.Date = class extends Real { constructor(...args) { args.length ? super(...args) : super(now() + by); } static now() { return now() + by; } };`;
          const preload = `data:text/javascript,${encodeURIComponent(shift)}`;
          lab.worker([], { env: { NODE_OPTIONS: `--import=${preload}` } });
        }
        await lab.undisturbed();
      },
      10 * minutes,
    );
  });
}
