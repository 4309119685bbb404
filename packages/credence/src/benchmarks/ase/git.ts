import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { InputError } from '../../core/errors.ts';
import type { Revision } from './instance.ts';

/**
 * Nothing is fetched behind the user's back, nothing is asked, no program of the repository's
 * configuration is run.
 */
export const gitEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  // The second holds for versions of git that do not know the first.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_OPTIONAL_LOCKS: '0',
});

const maxBuffer = 256 << 20;

interface GitObject {
  readonly hash: string;
  readonly type: string;
  readonly content: Buffer;
}

interface Question {
  readonly answer: (object: GitObject | null) => void;
  readonly fail: (error: Error) => void;
}

/** A Git repository on this machine, read and never written. Has a process: close it. */
export class Repository {
  readonly folder: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #questions: Question[] = [];
  #chunks: Buffer[] = [];
  /** Bytes that the answer under way takes at least. */
  #wanted = 1;
  #size = 0;
  #errors = '';

  constructor(folder: string) {
    this.folder = folder;
    this.#child = spawn('git', ['-C', folder, 'cat-file', '--batch'], {
      env: gitEnvironment(),
      stdio: 'pipe',
    });
    this.#child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-1_000);
    });
    // That it ends early is told when it has ended.
    this.#child.stdin.on('error', () => {});
    this.#child.once('error', (error) => this.#end(noGit(error)));
    this.#child.once('close', () => this.#end(unreadable(folder, this.#errors)));
  }

  /** The hash of the commit that a revision means, or `null` where the repository lacks it. */
  async commit({ name, back }: Revision): Promise<string | null> {
    // A tag goes before a branch of the same name; a commit's hash is neither.
    for (const one of [`refs/tags/${name}`, name]) {
      const object = await this.#object(`${one}~${back}^{commit}`);
      if (object) return object.hash;
    }
    return null;
  }

  /** The content of a file at a commit; `null` where it is not there, or is no file. */
  async file(commit: string, path: string): Promise<Buffer | null> {
    const object = await this.#object(`${commit}:${path}`);
    return object?.type === 'blob' ? object.content : null;
  }

  /** What another command of git prints; `null` where it says no. */
  output(args: readonly string[]): Promise<Buffer | null> {
    return new Promise((resolve, reject) => {
      const options = { env: gitEnvironment(), encoding: 'buffer' as const, maxBuffer };
      execFile('git', ['-C', this.folder, ...args], options, (error, stdout) => {
        if (!error) resolve(stdout);
        else if (error.code === 'ENOENT') reject(noGit(error));
        else resolve(null);
      });
    });
  }

  close(): void {
    this.#child.stdin.end();
  }

  #object(name: string): Promise<GitObject | null> {
    return new Promise((answer, fail) => {
      if (name.includes('\n')) return answer(null);
      if (this.#child.exitCode !== null) return fail(unreadable(this.folder, this.#errors));
      this.#questions.push({ answer, fail });
      this.#child.stdin.write(`${name}\n`);
    });
  }

  /** `<hash> <type> <size>`, the content and a line break; or a line that says that it is missing. */
  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#size >= this.#wanted) {
      const all =
        this.#chunks.length === 1 ? (this.#chunks[0] ?? chunk) : Buffer.concat(this.#chunks);
      this.#chunks = [all];
      const end = all.indexOf(0x0a);
      if (end < 0) {
        this.#wanted = this.#size + 1;
        return;
      }
      const found = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(all.toString('latin1', 0, end));
      const length = found ? Number(found[3]) : null;
      const next = length === null ? end + 1 : end + 1 + length + 1;
      if (all.length < next) {
        this.#wanted = next;
        return;
      }
      const rest = all.subarray(next);
      this.#chunks = rest.length > 0 ? [rest] : [];
      this.#size = rest.length;
      this.#wanted = 1;
      // A copy: a piece would keep all of what came with it.
      this.#questions.shift()?.answer(
        found
          ? {
              hash: found[1] ?? '',
              type: found[2] ?? '',
              content: Buffer.from(all.subarray(end + 1, next - 1)),
            }
          : null,
      );
    }
  }

  #end(error: Error): void {
    for (const { fail } of this.#questions.splice(0)) fail(error);
  }
}

const noGit = (cause: unknown) =>
  new InputError('no-git', 'Repositories are read with git, which is not installed.', {
    remedy: 'Install git.',
    cause,
  });

const unreadable = (folder: string, why: string) =>
  new InputError('ase-repository', `git cannot read the repository: ${why.trim()}`, {
    location: { file: folder },
    remedy: 'Make `git log` work there.',
  });
