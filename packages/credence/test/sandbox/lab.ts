import { readFileSync } from 'node:fs';
import { Bubblewrap } from '../../src/sandbox/bubblewrap/bubblewrap.ts';
import type { LaunchEnd, LaunchLimits } from '../../src/sandbox/inner/launch-types.ts';
import { innerModules } from '../../src/sandbox/inner-modules.ts';
import type { Sandbox, SandboxSession } from '../../src/sandbox/sandbox.ts';
import { realEngines } from './real-engines.ts';

/** A hostile program to run in a lab. */
export interface Attack {
  readonly argv: readonly string[];
  /** Put into the box, which is empty otherwise. */
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly limits?: Partial<LaunchLimits>;
  readonly roots?: readonly string[];
  /** Milliseconds after which the trusted program itself ends it. */
  readonly killAfter?: number;
}

export interface Result extends LaunchEnd {
  readonly stdout: string;
  readonly stderr: string;
  /** Living processes of the outer sandbox once the launch has ended. */
  readonly processes: number;
}

const forkServer = readFileSync(
  new URL('../../assets/shims/fork-server.py', import.meta.url),
  'utf8',
);

/** A trusted program that launches whatever it is sent, one after the other. */
const program = `
import { openBox } from '../sandbox/inner/box.js';
import { receive, send } from '../sandbox/inner/frames.js';
import { ForkServer } from '../sandbox/inner/fork-server.js';
import { launch } from '../sandbox/inner/launch.js';
import { defaultLimits } from '../sandbox/inner/limits.js';
import { readProcessTable } from '../sandbox/inner/process-table.js';
import { buffer } from 'node:stream/consumers';
const box = openBox();
const frames = receive();
const { server } = (await frames.next()).value;
const forks = server && new ForkServer({ roots: [], sources: [], ...server });
for await (const { files, limits, killAfter, ...rest } of frames) {
  await box.reset();
  for (const [path, content] of Object.entries(files)) await box.write(path, content);
  rest.argv = rest.argv.map((part) => (part === '@node' ? process.execPath : part));
  const spec = { ...rest, limits: { ...defaultLimits, deadlineMs: 30000, ...limits } };
  const forked = forks && spec.roots.length === 0 ? await forks.take(spec) : undefined;
  if (forked === null) throw new Error('no fork: ' + forks.failure);
  const launched = launch(spec, forked);
  if (killAfter !== undefined) setTimeout(() => launched.kill(), killAfter);
  const [stdout, stderr, end] = await Promise.all([
    buffer(launched.stdout), buffer(launched.stderr), launched.ended,
  ]);
  await forks?.ready;
  const processes = readProcessTable().filter(({ state }) => state !== 'Z').length;
  send({ ...end, stdout: stdout.toString(), stderr: stderr.toString(), processes });
}
await forks?.close();
`;

/** An outer sandbox to run attacks in. */
export class Lab {
  readonly session: SandboxSession;
  readonly #results: AsyncIterator<unknown>;

  private constructor(session: SandboxSession) {
    this.session = session;
    this.#results = session.frames[Symbol.asyncIterator]();
  }

  /** @param preload modules of a fork server that starts every launch; `null` for no server */
  static async open(
    sandbox: Sandbox = new Bubblewrap(),
    preload: readonly string[] | null = null,
  ): Promise<Lab> {
    const modules = { ...innerModules(), 'lab/main.js': program };
    const session = await sandbox.open({ modules, entry: 'lab/main.js', roots: [] });
    const argv = ['/usr/bin/python3', '-I', '-B', '-c', forkServer];
    session.send({ server: preload && { argv, preload: [...preload] } });
    return new Lab(session);
  }

  async run({
    files = {},
    stdin = '',
    limits = {},
    roots = [],
    ...attack
  }: Attack): Promise<Result> {
    this.session.send({ files, stdin, limits: { ...limits }, roots, ...attack });
    const { value, done } = await this.#results.next();
    if (done) throw new Error(`The lab ended: ${JSON.stringify(await this.session.ended)}`);
    return value as Result;
  }

  python(code: string, rest: Omit<Attack, 'argv' | 'files'> = {}): Promise<Result> {
    const argv = ['/usr/bin/python3', '-I', '-B', '/box/attack.py'];
    return this.run({ argv, files: { 'attack.py': code }, ...rest });
  }

  node(code: string, rest: Omit<Attack, 'argv' | 'files'> = {}): Promise<Result> {
    return this.run({
      // The trusted program's own: another one in a container.
      argv: ['@node', '/box/attack.mjs'],
      files: { 'attack.mjs': code },
      ...rest,
      limits: { addressSpaceMb: null, ...rest.limits },
    });
  }

  shell(script: string, rest: Omit<Attack, 'argv' | 'files'> = {}): Promise<Result> {
    return this.run({ argv: ['/usr/bin/sh', '-c', script], ...rest });
  }
}

/** One way in which hostile code is run here, and in what it differs from the others. */
export interface Way {
  readonly way: string;
  /** `null` for bubblewrap. */
  readonly container: Sandbox | null;
  readonly preload: readonly string[] | null;
  /** Living processes that an attack leaves: the trusted program, and what holds it. */
  readonly alone: number;
  /** Processes that hostile code sees, itself included. */
  readonly names: readonly string[];
  /** Folders that are not hostile code's but can be opened: a container shows those of its image. */
  readonly folders: readonly string[];
  /** MiB of files that fit into `/tmp`. */
  readonly tmpMb: number;
}

const bubblewrap = { container: null, folders: [], tmpMb: 64 };

/**
 * With bubblewrap, every attack leaves its first process and node; of a fork server also its
 * bubblewrap, itself, and the two processes of the child that waits for the next launch.
 */
export const ways: readonly Way[] = [
  {
    ...{ ...bubblewrap, way: 'started from nothing', preload: null },
    ...{ alone: 2, names: ['bwrap', 'python3'] },
  },
  {
    ...{ ...bubblewrap, way: 'forked', preload: ['asyncio', 'ctypes', 'ssl'] },
    ...{ alone: 6, names: ['python3', 'python3'] },
  },
  ...(await realEngines()).map((container) => ({
    ...{ way: `in a container of ${container.id}`, container, preload: null },
    // The engine's first process, and the trusted program.
    ...{ alone: 2, names: ['node', `${container.id}-init`, 'python3'] },
    folders: ['/boot', '/home', '/run', '/sys', '/var'],
    tmpMb: 128,
  })),
];

/** A lab in which attacks are run in one of the ways. */
export const openLab = ({ container, preload }: Way): Promise<Lab> =>
  Lab.open(container ?? undefined, preload);
