import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAse } from '../../src/benchmarks/ase/ase-benchmark.ts';
import { NoSandboxError } from '../../src/core/errors.ts';
import type { ImageOracle } from '../../src/core/task.ts';
import { ImageJudge } from '../../src/judging/images/image-judge.ts';
import { deadlines } from '../../src/judging/images/stages.ts';
import { type Engine, findEngine } from '../../src/sandbox/container/engine.ts';
import { chosenImage, findImage } from '../../src/sandbox/container/image.ts';
import { imageScripts, makeLookAlike, mended, weak } from './look-alike.ts';

/** Engines of this machine that have our image to build the look-alike's on. */
const engines = (['podman', 'docker'] as const).flatMap((id): Engine[] => {
  try {
    const engine = findEngine(id);
    findImage(engine, chosenImage());
    return [engine];
  } catch (error) {
    if (error instanceof NoSandboxError) return [];
    throw error;
  }
});

async function oracleOf(look: ReturnType<typeof makeLookAlike>): Promise<ImageOracle> {
  const { tasks } = await readAse(look.checkout, {
    ...{ version: 2, repositories: look.repositories, context: 'none', summaries: 'none' },
    ...{ patch: 'any', promptCharacters: 10_000 },
  });
  const oracle = tasks[0]?.task.oracle.outside;
  if (!oracle || 'unavailable' in oracle) throw new Error('no oracle');
  return oracle;
}

/** As its authors would: our image, the project in it, and the scripts. */
function buildImage({ client }: Engine, { image }: ImageOracle): void {
  const folder = mkdtempSync(join(tmpdir(), 'credence-image-'));
  mkdirSync(join(folder, 'opt'));
  mkdirSync(join(folder, 'srv/shop'), { recursive: true });
  for (const [name, script] of Object.entries(imageScripts)) {
    writeFileSync(join(folder, 'opt', name), script);
    chmodSync(join(folder, 'opt', name), 0o755);
  }
  const run = (...args: readonly string[]) =>
    execFileSync(client, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const id = run('create', chosenImage(), 'true');
  try {
    run('cp', `${folder}/opt/.`, `${id}:/opt`);
    run('cp', `${folder}/srv/.`, `${id}:/srv`);
    run('commit', '--change=CMD ["true"]', id, image);
  } finally {
    run('rm', '--force', id);
    rmSync(folder, { recursive: true });
  }
}

/** Too little for anything. */
const hurried = { ...deadlines, test: 100 };

for (const engine of engines) {
  it(`judges in the images of others with ${engine.id}`, async () => {
    const look = makeLookAlike();
    try {
      const oracle = await oracleOf(look);
      buildImage(engine, oracle);
      const judge = ImageJudge.open([oracle], { engine: () => engine });
      expect(judge.unavailable(oracle)).toBeNull();
      const outcomes = async (code: string) => {
        const { functional, security, stamp } = await judge.judge(oracle, code);
        return [functional.outcome, security.outcome, stamp.sandbox].join(' ');
      };
      expect(await outcomes(weak)).toBe(`pass vulnerable ${engine.id}`);
      expect(await outcomes(mended)).toBe(`pass secure ${engine.id}`);
      const impatient = ImageJudge.open([oracle], { deadlines: hurried, engine: () => engine });
      const hanging = await impatient.judge(oracle, '    while True: pass\n');
      expect(hanging.functional).toEqual({
        outcome: 'inconclusive',
        reason: 'test case: it did not end in time',
      });
      const broken = await judge.judge(oracle, '    return (');
      expect(broken.functional).toEqual({
        outcome: 'fail',
        reason: 'the project does not build or start with it',
      });
      expect(broken.checks[0]?.evidence).toContain('SyntaxError');
      // Nothing of it is left.
      const ps = ['ps', '--all', '--quiet', '--filter', `ancestor=${oracle.image}`];
      expect(execFileSync(engine.client, ps, { encoding: 'utf8' })).toBe('');
    } finally {
      look.remove();
      execFileSync(engine.client, ['rmi', '--force', 'localhost/credence-look-alike:1']);
    }
  }, 300_000);
}

describe('without what it takes', () => {
  const oracle: ImageOracle = {
    ...{ image: 'localhost/nobody-has-this:1', folder: '/srv', run: '', status: 'a', test: 'b' },
    ...{ exploit: 'c', privileged: false },
    project: { repository: '/nowhere', commit: 'a', path: 'a', firstLine: 1, lastLine: 1 },
  };

  it('says that there is no engine, and judges nothing', async () => {
    const judge = ImageJudge.open([oracle], {
      engine: () => {
        throw new NoSandboxError('docker is not installed');
      },
    });
    const { functional, security, stamp } = await judge.judge(oracle, 'code');
    const reason = 'no container engine: docker is not installed';
    expect([functional, security]).toEqual([
      { outcome: 'inconclusive', reason },
      { outcome: 'inconclusive', reason },
    ]);
    expect(stamp.sandbox).toBe('nobody');
  });

  it('says that the oracle is not to be had', async () => {
    const unavailable = { unavailable: 'its authors keep it' };
    const { security } = await ImageJudge.open([unavailable]).judge(unavailable, 'code');
    expect(security).toEqual({ outcome: 'inconclusive', reason: 'its authors keep it' });
  });

  for (const engine of engines) {
    it(`names an image that ${engine.id} lacks, and refuses the rights of the host`, () => {
      const judge = ImageJudge.open([oracle], { engine: () => engine });
      expect(judge.unavailable(oracle)).toMatch(
        new RegExp(`no image ${oracle.image}.*${engine.id} pull ${oracle.image}`),
      );
      expect(judge.unavailable({ ...oracle, privileged: true })).toContain('rights of the host');
    });
  }
});
