import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { AnswerProgram, ApartSpec, EntryPoint } from '../../../core/apart-spec.ts';
import { type Box, openBox } from '../../../sandbox/inner/box.ts';
import type { LaunchSpec } from '../../../sandbox/inner/launch.ts';
import { run } from '../../../sandbox/inner/launch.ts';
import { defaultLimits } from '../../../sandbox/inner/limits.ts';
import type { Builder } from '../builder.ts';
import { SandboxFailed } from '../errors.ts';
import { fileContent } from '../file-content.ts';
import type { Build, JudgeRequest } from '../protocol.ts';
import { AnswerServer } from './answer-server.ts';
import type { ApartCall, ApartEnd } from './apart-end.ts';
import { Places } from './places.ts';

/** What the verdict that the tests are part of lends them. */
export interface ApartHost {
  readonly request: JudgeRequest;
  readonly box: Box;
  readonly builder: Builder;
  /** Throws when the time for the verdict is used up. */
  readonly remainingMs: () => number;
  /** Compiling is not held against the answer's time. */
  readonly untimed: <Result>(work: Promise<Result>) => Promise<Result>;
}

/** Where the tests find whom to ask for the answer. */
const socketName = 'answer.socket';

/**
 * Runs tests in a sandbox of their own. `/box` and `/tmp` they share with the answer, so that
 * effects can be seen; their own files the answer never sees. Throws `Died` where the answer does
 * not compile.
 */
export async function runApart(spec: ApartSpec, lender: ApartHost): Promise<ApartEnd> {
  const host = { ...lender, request: withEntry(lender.request, spec.entry) };
  const { request, box } = host;
  const tests = await mkdtemp('/run/apart-');
  const tmp = openBox('apart-tmp');
  const calls: ApartCall[] = [];
  const place = new Places(request, box, tests);
  let server: AnswerServer | null = null;
  try {
    await box.write(request.answerPath, request.code);
    await layOut(spec, request, tests);
    const programs = await compileAll(spec, host, place);
    const socket = join(tests, socketName);
    server = await AnswerServer.listen(socket, {
      onCall: (call) => calls.push(call),
      resolve: async ({ program, args, cwd, env }) => {
        const path = program.startsWith(`${tests}/`) ? program.slice(tests.length + 1) : program;
        const found = programs.get(path);
        if (!found) return null;
        const passed = (spec.passEnv ?? []).flatMap((name) =>
          env[name] === undefined ? [] : [[name, env[name]] as const],
        );
        return {
          lasting: found.program.lasting ?? false,
          spec: {
            ...answerLaunch(found, host),
            argv: [...found.argv, ...args.map((argument) => place.shownToAnswer(argument))],
            env: { ...found.env, ...Object.fromEntries(passed), ...sharedEnv },
            cwd: /^\/(box|tmp)(\/|$)/.test(cwd) ? cwd : '/box',
            tmp: tmp.folder,
          },
        };
      },
    });
    const end = await run({
      argv: spec.command.map((part) => place.resolve(part)),
      cwd: tests,
      env: {
        ...Object.fromEntries(
          Object.entries(spec.env ?? {}).map(([name, value]) => [name, place.resolve(value)]),
        ),
        // Nothing of what the answer leaves in /box is to be anybody's settings or modules.
        HOME: tests,
        CREDENCE_SOCKET: socket,
        CREDENCE_PATIENCE: String(request.timeFactor),
        ...sharedEnv,
      },
      stdin: '',
      limits: {
        ...defaultLimits,
        deadlineMs: host.remainingMs(),
        cpuSeconds: 120,
        addressSpaceMb: null,
        memoryMb: request.memoryMb,
        processes: 64,
      },
      roots: [...request.roots, tests],
      tmp: tmp.folder,
    });
    if (end.status === 'setup-failed') throw new SandboxFailed(end.detail);
    return {
      status: end.status,
      exitCode: end.exitCode,
      stdout: end.stdout.toString('utf8'),
      stderr: end.stderr.toString('utf8'),
      calls,
    };
  } finally {
    await server?.close();
    await tmp.reset();
    await rm(tests, { recursive: true });
  }
}

function withEntry(request: JudgeRequest, entry: EntryPoint | undefined): JudgeRequest {
  if (!entry || request.code.includes(entry.unless)) return request;
  const { text = '', file } = entry;
  return {
    ...request,
    code: `${request.code}${text}`,
    fixtures: [...request.fixtures, ...(file ? [file] : [])],
  };
}

const sharedEnv = { TMPDIR: '/tmp', PYTHONDONTWRITEBYTECODE: '1' };

interface Ready {
  readonly program: AnswerProgram;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly roots: readonly string[];
}

async function layOut(spec: ApartSpec, request: JudgeRequest, tests: string): Promise<void> {
  const place = async (path: string, content: string | Buffer, mode: number) => {
    const file = join(tests, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    await chmod(file, mode);
  };
  for (const file of spec.files) {
    // What begins with a hash-bang is to be started.
    await place(file.path, fileContent(file), file.content.startsWith('#!') ? 0o755 : 0o644);
  }
  for (const path of spec.copies ?? []) await place(path, request.code, 0o644);
  for (const [path, name] of Object.entries(spec.links ?? {})) {
    const target = request.libraries[name];
    if (target !== undefined) await symlink(target, join(tests, path));
  }
}

/** One after the other: a compiler takes a processor for itself. */
async function compileAll(
  spec: ApartSpec,
  host: ApartHost,
  places: Places,
): Promise<ReadonlyMap<string, Ready>> {
  const ready = new Map<string, Ready>();
  for (const [path, program] of Object.entries(spec.programs)) {
    const built = await host.untimed(compile(program, host, places));
    const env = Object.entries(program.env ?? {}).map(
      ([name, value]) => [name, places.resolve(value, built)] as const,
    );
    ready.set(path, {
      program,
      argv: program.argv
        .flatMap((part) => (part === '@program' ? host.request.invocation.program : part))
        .map((part) => places.resolve(part, built)),
      env: { ...host.request.invocation.env, ...Object.fromEntries(env) },
      roots: built === null ? [] : [built],
    });
  }
  return ready;
}

async function compile(
  { build, instead }: AnswerProgram,
  { request, builder }: ApartHost,
  places: Places,
): Promise<string | null> {
  if (build === undefined) return null;
  const path = instead?.path ?? request.answerPath;
  const step: Build | undefined =
    build === 'program'
      ? request.invocation.build?.program
      : {
          harness: null,
          answer: {
            argv: build.map((part) => (part === '@sources' ? part : places.resolve(part))),
            inputs: ['fixtures', 'answer'],
            driverPath: `driver${extname(path)}`,
            files: {},
          },
        };
  if (!step) throw new Error(`nothing is compiled in the language of ${basename(path)}`);
  if (!instead) return builder.build(step, request);
  // It is a whole program: of what is compiled with answers it takes nothing.
  const fixtures = request.fixtures.filter((file) => extname(file.path) !== extname(path));
  return builder.build(step, { ...request, fixtures, answerPath: path, code: instead.content });
}

function answerLaunch(
  { roots }: Ready,
  { request, remainingMs }: ApartHost,
): Omit<LaunchSpec, 'argv' | 'env' | 'cwd' | 'tmp'> {
  return {
    stdin: 'pipe',
    limits: {
      ...defaultLimits,
      deadlineMs: remainingMs(),
      memoryMb: request.memoryMb,
      addressSpaceMb: request.invocation.addressSpaceMb,
      processes: request.invocation.processes,
      outputBytes: 4 << 20,
    },
    roots: [...request.roots, ...roots],
  };
}
