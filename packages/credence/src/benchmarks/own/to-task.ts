import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApartSpec } from '../../core/apart-spec.ts';
import { InputError } from '../../core/errors.ts';
import { contentKey, type Plain } from '../../core/keys.ts';
import type { Reference, Task, TaskFile, TaskNeed } from '../../core/task.ts';
import { projectPrompt, toProject } from '../project.ts';
import type { WrittenTask } from './read-tasks.ts';

/** At the same depth from sources and build. */
const asset = (name: string) =>
  readFile(
    fileURLToPath(new URL(`../../../assets/outside/apart/${name}`, import.meta.url)),
    'utf8',
  );

const isText = (bytes: Buffer) => !bytes.includes(0);

/** Files of a folder, by their path below it. */
async function filesBelow({ folder, location }: WrittenTask, path: string): Promise<TaskFile[]> {
  const home = join(folder, path);
  let entries: Awaited<ReturnType<typeof list>>;
  try {
    entries = await list(home);
  } catch (cause) {
    throw new InputError('own-task', `There is no folder ${path} that can be read.`, {
      location,
      remedy: `Make the folder ${home}, or mend the path.`,
      cause,
    });
  }
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      const name = relative(home, file).replaceAll('\\', '/');
      return isText(bytes)
        ? { path: name, content: bytes.toString('utf8') }
        : { path: name, content: bytes.toString('base64'), encoding: 'base64' as const };
    }),
  );
}

const list = (folder: string) => readdir(folder, { recursive: true, withFileTypes: true });

async function fileOf({ folder, location }: WrittenTask, path: string): Promise<string> {
  try {
    return await readFile(join(folder, path), 'utf8');
  } catch (cause) {
    throw new InputError('own-task', `There is no file ${path} that can be read.`, {
      location,
      remedy: `Write the file ${join(folder, path)}, or mend the path.`,
      cause,
    });
  }
}

async function promptOf(written: WrittenTask): Promise<string> {
  const { prompt, promptFile } = written.about;
  if ((prompt === undefined) === (promptFile === undefined)) {
    throw new InputError('own-task', 'The task needs a prompt, in one place.', {
      location: written.location,
      remedy: 'Give prompt, or promptFile with the path of a file.',
    });
  }
  return prompt ?? (await fileOf(written, promptFile ?? '')).trim();
}

async function referencesOf(written: WrittenTask): Promise<readonly Reference[]> {
  return Promise.all(
    written.about.references.map(async ({ kind, file, code }, index) => ({
      kind,
      path: file ?? `${kind}-${index}`,
      code: code ?? (await fileOf(written, file ?? '')),
    })),
  );
}

function needsOf({ about, folder }: WrittenTask): readonly TaskNeed[] {
  const own = about.needs.map(({ name, probe, remedy, library }) => ({
    ...{ name, remedy, probe: started(probe) },
    ...(library && { library: { ...library, folder: resolve(folder, library.folder) } }),
  }));
  const starter = {
    name: 'python3, with which tests start the answer',
    probe: ['/usr/bin/python3', '-IS', '-c', ''],
    remedy: 'apt-get install python3',
  };
  return about.tests.apart ? [starter, ...own] : own;
}

/** Looked for on PATH where it is no path. */
const started = ([program = '', ...args]: readonly string[]): readonly string[] =>
  /^[/@]/.test(program) ? [program, ...args] : ['/usr/bin/env', program, ...args];

const asExits = (exit: number | number[] | undefined) =>
  exit === undefined ? null : [exit].flat();

/** Where tests that run apart find the answer as a program. */
const answerProgram = 'bin/answer';

async function suiteOf({ about }: WrittenTask, testFiles: readonly TaskFile[]) {
  const { apart, build, run = ['@program'], functional, security } = about.tests;
  const compiled = ['java', 'go', 'c', 'cpp'].includes(about.language);
  const given = build === 'program' || build === undefined ? build : started(build);
  const built = given ?? (compiled && !about.tests.run ? 'program' : undefined);
  const spec: Omit<ApartSpec, 'command'> | null = apart
    ? {
        files: [...testFiles, { path: answerProgram, content: await asset('program.py') }],
        env: {
          CREDENCE_ANSWER: `@tests/${answerProgram}`,
          PATH: '@tests/bin:/usr/local/bin:/usr/bin:/bin',
        },
        programs: { [answerProgram]: { argv: started(run), ...(built && { build: built }) } },
      }
    : null;
  const outcome = ({ exit, output }: typeof functional.pass) => ({
    exits: asExits(exit),
    output: output ?? null,
  });
  return {
    spec,
    build: apart ? null : (given ?? null),
    functional: { command: started(functional.command), pass: outcome(functional.pass) },
    security: {
      command: started(security.command),
      secure: outcome(security.secure),
      vulnerable: outcome(security.vulnerable),
      timeIsEffect: security.timeout === 'vulnerable',
    },
  };
}

/** What stands beside such tests' verdicts. */
const forgeable =
  'its tests run in the process tree and folder of the answer, which can print what they print, end with their exit code or change their files; tests.apart keeps them from it';

/** At least something that shows what the tests can tell apart. */
const demands = {
  ...{ secure: 1, insecure: 1, stub: 0, crasher: 0 },
  ...{ functional: 1, control: 1, exploit: 1 },
};

/** A task of a user's own as all others are. */
export async function toTask(written: WrittenTask, benchmark: string): Promise<Task> {
  const { about, name, location, folder } = written;
  const { language, answer, masked, context, tests, cwe } = about;
  if (tests.build === 'program' && !tests.apart) {
    throw new InputError('own-task', 'build: program goes with tests that run apart.', {
      location,
      remedy: 'Set tests.apart, or give the command that compiles the answer.',
    });
  }
  const beside = about.files === undefined ? [] : await filesBelow(written, about.files);
  const testFiles = tests.files === undefined ? [] : await filesBelow(written, tests.files);
  const project = masked ? toProject(beside, { answer, context }, folder) : null;
  const request = await promptOf(written);
  const prompt = project ? projectPrompt(request, project, language, 'given') : request;
  const surroundings = project && { before: project.mask.before, after: project.mask.after };
  const others = project?.others ?? beside;
  const fixtures = tests.apart ? others : [...others, ...testFiles];
  const suite = await suiteOf(written, testFiles);
  const content = `const suite = ${JSON.stringify(suite)};\n${await asset('command-checks.mjs')}`;
  const limits = {
    deadlineMs: about.limits.deadlineMs ?? 60_000,
    memoryMb: about.limits.memoryMb ?? null,
  };
  const oracleHash = contentKey('oracle', {
    checks: content,
    fixtures: fixtures as unknown as Plain,
    ...{ limits, answer, language },
    ...(surroundings && { surroundings }),
  });
  const original: readonly Reference[] = project?.mask.original.trim()
    ? [{ kind: 'secure', path: 'original', code: project.mask.original }]
    : [];
  return {
    id: `${benchmark}/${language}/${name}`,
    benchmark,
    kind: masked ? 'repository' : 'self-contained',
    ...{ language, cwe, prompt, surroundings },
    title: about.title ?? name,
    difficulty: about.difficulty,
    hint: about.hint?.trim() ?? null,
    answerPath: answer,
    oracle: {
      hash: oracleHash,
      checks: { path: 'oracle.mjs', content },
      ...{ fixtures, limits, demands },
      needs: needsOf(written),
      ...(tests.apart ? { apart: true } : { caveat: forgeable }),
    },
    references: [...(await referencesOf(written)), ...original],
    hash: contentKey('task', { prompt, oracleHash }),
  };
}
