import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

// A test starts several processes, each with its sandboxes; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const credence = fileURLToPath(new URL('../../bin/credence.js', import.meta.url));

export interface CommandEnd {
  /** The exit code, or `null` when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<CommandEnd>;
  /** Sends a signal to the whole process group, as a terminal does. */
  signal(name: NodeJS.Signals): void;
}

export interface CommandOptions {
  /** Beside PATH and HOME, which every command gets. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Goes before the command, to run it in other surroundings. */
  readonly prefix?: readonly string[];
  /** The command's file, where it is not the one under test. */
  readonly credence?: string;
}

/** Starts the built `credence` as its users do. */
export function start(args: readonly string[], options: CommandOptions = {}): RunningCommand {
  const [program = '', ...rest] = [
    ...(options.prefix ?? []),
    process.execPath,
    options.credence ?? credence,
    ...args,
  ];
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own.
    detached: true,
    cwd: options.cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<CommandEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return {
    child,
    ended,
    signal: (name) => {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    },
  };
}

export function run(args: readonly string[], options: CommandOptions = {}): Promise<CommandEnd> {
  return start(args, options).ended;
}

/** The same for a command that must succeed; if it does not, the error is what it said. */
export async function runDone(
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandEnd> {
  const end = await run(args, options);
  if (end.code === 0) return end;
  throw new Error(`credence ${args[0]} ended with ${end.code ?? end.signal}:\n${end.stderr}`);
}

/** What a command said besides its progress, which depends on the speed of the machine. */
export function withoutProgress(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => !/^[█░]/.test(line))
    .join('\n');
}
