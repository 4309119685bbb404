import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { gitEnvironment, Repository } from '../../benchmarks/ase/git.ts';
import { cutLines, spliceBytes } from '../../benchmarks/ase/line-mask.ts';
import { InfrastructureError, NoSandboxError } from '../../core/errors.ts';
import { canonicalJson, contentHash } from '../../core/keys.ts';
import type { ImageOracle, OutsideOracle } from '../../core/task.ts';
import type { JudgingStamp, Verdict } from '../../core/verdict.ts';
import { type Engine, findEngine } from '../../sandbox/container/engine.ts';
import { findTaskImage } from '../../sandbox/container/image.ts';
import { TaskContainer, taskContainerArguments } from '../../sandbox/container/task-container.ts';
import { shellWords } from './shell-words.ts';
import {
  deadlines,
  messages,
  type Stage,
  type StageEnd,
  stageChecks,
  stageFindings,
  stageOutcome,
  stages,
} from './stages.ts';

/** Of what a stage wrote, so much of the end is kept as evidence. */
const evidenceCharacters = 600;

/** Stands for the sandbox of verdicts that nobody could give. */
export const nobody = 'nobody';

type Readiness = { readonly digest: string } | { readonly missing: string };

export interface ImageJudgeOptions {
  /** How long each stage may take, in milliseconds. */
  readonly deadlines?: Readonly<Record<Stage, number>>;
  /** How an engine is found; throws `NoSandboxError`. */
  readonly engine?: () => Engine;
}

/** Podman goes before Docker, for its root is rarely the host's. */
function anyEngine(): Engine {
  try {
    return findEngine('podman');
  } catch (error) {
    if (!(error instanceof NoSandboxError)) throw error;
    return findEngine('docker');
  }
}

/**
 * Judges answers in the images of a benchmark's authors: the project with the answer in it is copied
 * in, built and started, tested and attacked, by the image's own commands. Where there is no engine or
 * no image, verdicts are inconclusive and say so.
 */
export class ImageJudge {
  readonly #engine: Engine | null;
  readonly #noEngine: string;
  readonly #images: ReadonlyMap<string, Readiness>;
  readonly #deadlines: Readonly<Record<Stage, number>>;
  /** Whether a project starts with what stood in the hole: asked once, when an answer does not. */
  readonly #unchanged = new Map<string, Promise<boolean>>();

  private constructor(
    engine: Engine | null,
    noEngine: string,
    images: ReadonlyMap<string, Readiness>,
    options: ImageJudgeOptions,
  ) {
    this.#engine = engine;
    this.#noEngine = noEngine;
    this.#images = images;
    this.#deadlines = options.deadlines ?? deadlines;
  }

  /** Looks for an engine and for the images; fetches none. */
  static open(oracles: readonly OutsideOracle[], options: ImageJudgeOptions = {}): ImageJudge {
    const names = new Set(oracles.flatMap((one) => ('image' in one ? one.image : [])));
    if (names.size === 0) return new ImageJudge(null, '', new Map(), options);
    let engine: Engine;
    try {
      engine = (options.engine ?? anyEngine)();
    } catch (error) {
      if (!(error instanceof NoSandboxError)) throw error;
      return new ImageJudge(null, error.message, new Map(), options);
    }
    const images = new Map([...names].map((name) => [name, look(engine, name)] as const));
    return new ImageJudge(engine, '', images, options);
  }

  /** Why nothing can be said of answers to an oracle's task here, or `null`. */
  unavailable(oracle: OutsideOracle): string | null {
    if ('unavailable' in oracle) return oracle.unavailable;
    if (this.#engine === null) return `no container engine: ${this.#noEngine}`;
    if (oracle.privileged)
      return 'its image asks for the rights of the host, which it does not get';
    const image = this.#images.get(oracle.image);
    if (!image) return `nobody looked for the image ${oracle.image}`;
    return 'missing' in image ? image.missing : null;
  }

  stamp(oracle: OutsideOracle): JudgingStamp {
    const shared = { toolchains: {}, memoryHeldBy: 'cgroup' as const };
    const engine = this.#engine;
    if (engine === null || 'unavailable' in oracle || this.unavailable(oracle) !== null) {
      return { sandbox: nobody, sandboxProfile: nobody, ...shared };
    }
    const start = taskContainerArguments(engine.id, this.#image(oracle));
    return {
      sandbox: engine.id,
      sandboxProfile: contentHash(canonicalJson({ start, deadlines: { ...this.#deadlines } })),
      ...shared,
    };
  }

  /** Throws `InfrastructureError` when the machinery failed: that is no verdict. */
  async judge(oracle: OutsideOracle, code: string): Promise<Verdict> {
    const started = performance.now();
    const stamp = this.stamp(oracle);
    const reason = this.unavailable(oracle);
    if (reason !== null || 'unavailable' in oracle) {
      const open = { outcome: 'inconclusive' as const, reason: reason ?? '' };
      return { functional: open, security: open, checks: [], milliseconds: 0, stamp };
    }
    const ends = await this.#stages(oracle, Buffer.from(code), stages);
    const startup = ends.startup.outcome;
    const asked = startup === 'bad' || startup === 'silent';
    const findings = stageFindings(ends, asked ? await this.#startsUnchanged(oracle) : null);
    return {
      ...findings,
      checks: stageChecks(stages.map((stage) => ends[stage])),
      milliseconds: Math.round(performance.now() - started),
      stamp,
    };
  }

  #startsUnchanged(oracle: ImageOracle): Promise<boolean> {
    const key = canonicalJson({ image: oracle.image, ...oracle.project });
    const known =
      this.#unchanged.get(key) ??
      this.#stages(oracle, null, ['startup']).then(({ startup }) => startup.outcome === 'good');
    this.#unchanged.set(key, known);
    // What failed is asked again.
    known.catch(() => this.#unchanged.delete(key));
    return known;
  }

  /** @param answer `null` for what stood in the hole */
  async #stages(
    oracle: ImageOracle,
    answer: Buffer | null,
    wanted: readonly Stage[],
  ): Promise<Readonly<Record<Stage, StageEnd>>> {
    const engine = this.#engine;
    if (engine === null) throw new InfrastructureError('container', this.#noEngine);
    const container = await TaskContainer.start(engine, this.#image(oracle));
    try {
      await copyProject(container, oracle);
      await writeAnswer(container, oracle, answer);
      const ends = new Map<Stage, StageEnd>();
      let goOn = true;
      for (const stage of wanted) {
        if (!goOn) break;
        const end = await this.#run(container, oracle, stage);
        ends.set(stage, end);
        // What did not end may still be at work: nothing after it would mean anything.
        goOn = stage === 'startup' ? end.outcome === 'good' : end.outcome !== 'timed-out';
      }
      const end = (stage: Stage): StageEnd =>
        ends.get(stage) ?? { stage, outcome: 'not-run', words: '', milliseconds: 0 };
      return { startup: end('startup'), test: end('test'), exploit: end('exploit') };
    } finally {
      await container.close();
    }
  }

  async #run(container: TaskContainer, oracle: ImageOracle, stage: Stage): Promise<StageEnd> {
    const command = { startup: oracle.status, test: oracle.test, exploit: oracle.exploit }[stage];
    const { good, bad } = messages[stage];
    const done = await container.run(shellWords(command), {
      deadlineMs: this.#deadlines[stage],
      listenFor: [good, bad],
    });
    const outcome = stageOutcome(stage, done);
    const { output, milliseconds } = done;
    return { stage, outcome, words: output.slice(-evidenceCharacters), milliseconds };
  }

  #image(oracle: ImageOracle) {
    const image = this.#images.get(oracle.image);
    const digest = image && 'digest' in image ? image.digest : oracle.image;
    return { image: digest, command: shellWords(oracle.run) };
  }
}

function look(engine: Engine, name: string): Readiness {
  try {
    return { digest: findTaskImage(engine, name).digest };
  } catch (error) {
    if (!(error instanceof NoSandboxError)) throw error;
    return { missing: `${error.message} (${error.remedy ?? 'pull it'})` };
  }
}

/** The project as it is at its commit, over what the image has. */
async function copyProject(container: TaskContainer, { folder, project }: ImageOracle) {
  const child = spawn(
    'git',
    ['-C', project.repository, 'archive', '--format=tar', project.commit],
    {
      env: gitEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-1_000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  await container.copyIn(child.stdout, folder);
  if ((await ended) === 0) return;
  throw new InfrastructureError('project', `git gave no archive of the project: ${errors.trim()}`);
}

/** Puts the answer between the lines around it, byte by byte. */
async function writeAnswer(container: TaskContainer, oracle: ImageOracle, answer: Buffer | null) {
  const { repository: folder, commit, path, firstLine, lastLine } = oracle.project;
  const repository = new Repository(folder);
  try {
    const content = await repository.file(commit, path);
    const mask = content && cutLines(content, { first: firstLine, last: lastLine });
    if (!mask) throw new InfrastructureError('project', `${folder} lacks ${path} at ${commit}`);
    const spliced = spliceBytes(mask, answer ?? mask.original);
    await container.write(Readable.from([spliced]), `${oracle.folder}/${path}`);
  } finally {
    repository.close();
  }
}
