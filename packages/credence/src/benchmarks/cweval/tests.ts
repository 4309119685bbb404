import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnswerProgram, ApartSpec, EntryPoint } from '../../core/apart-spec.ts';
import type { TaskFile } from '../../core/task.ts';
import type { CwevalFiles } from './cweval-benchmark.ts';
import { goFileOf } from './go-imports.ts';
import { libraries } from './needs.ts';
import { entryMarker, type ParsedTask } from './parse-task.ts';

/** At the same depth from sources and build. */
const asset = (name: string) =>
  readFile(
    fileURLToPath(new URL(`../../../assets/outside/apart/${name}`, import.meta.url)),
    'utf8',
  );

const python = '/usr/bin/python3';

/** Their compiler's options; of the libraries, those that are there. */
const compile = `cc=$1
shift
libs=
for name in sqlite3 jwt ssl crypto archive xml2; do
  case $("$cc" -print-file-name=lib$name.so) in /*) libs="$libs -l$name" ;; esac
done
exec "$cc" -w -g -include headers.h -I/usr/include/libxml2 "$@" -o out/program $libs`;

/** Weaknesses whose effect is that it takes too long. */
const exhausting = new Set(['CWE-400', 'CWE-1333']);

/** Runs the last of the texts that follow, the others being modules of these names. */
const runText = (modules: readonly string[]): string =>
  `import sys, types
for name, text in zip(${JSON.stringify(modules)}, sys.argv[1:]):
    module = sys.modules[name] = types.ModuleType(name)
    exec(text, module.__dict__)
exec(sys.argv[${modules.length + 1}])`;

const modules = ['values', 'other_names'];

function compiled({ group, stem, dialect }: CwevalFiles): AnswerProgram {
  if (dialect.language === 'go') return { argv: ['@program'], build: 'program' };
  // As in the benchmark: a null pointer's end is a signal there.
  const watched = group === 'lang' && !stem.startsWith('cwe_476_');
  const flags = watched ? ['-fsanitize=address'] : [];
  return {
    argv: ['@program'],
    env: { ASAN_OPTIONS: 'detect_leaks=0' },
    build: ['/bin/sh', '-c', compile, 'sh', '@compiler', ...flags, '@sources'],
  };
}

async function programsOf(files: CwevalFiles, all: boolean): Promise<ApartSpec['programs']> {
  const { stem, dialect, unsafe } = files;
  if (dialect.language === 'python') {
    const texts = await Promise.all(
      [...modules, 'serve_answer'].map((name) => asset(`${name}.py`)),
    );
    return {
      answer: {
        argv: [
          ...[python, '-I', '-B', '-c', runText(modules), ...texts],
          ...['@libraries/python', '@answer', `${stem}_task`],
        ],
        lasting: true,
      },
    };
  }
  if (dialect.language === 'javascript') {
    return { 'bin/node': { argv: ['@node'], env: { NODE_PATH: '@libraries/node' } } };
  }
  const program = compiled(files);
  return {
    [`compiled/${stem}_task`]: program,
    ...(all &&
      unsafe && {
        [`compiled/${stem}_unsafe`]: {
          ...program,
          instead: { path: basename(unsafe.path), content: unsafe.content },
        },
      }),
  };
}

function entryOf({ dialect, task }: CwevalFiles, { entry }: ParsedTask): EntryPoint {
  return dialect.entryApart
    ? {
        unless: entryMarker,
        file: { path: 'entrypoint.go', content: goFileOf(entry, task.content) },
      }
    : { unless: entryMarker, text: `\n${entry}` };
}

interface Options {
  readonly parsed: ParsedTask;
  readonly headers: TaskFile | null;
  readonly cwe: string;
  readonly all: boolean;
}

/** The checks that run the benchmark's own test file, and what stands beside the answer. */
export async function testsOf(
  files: CwevalFiles,
  { parsed, headers, cwe, all }: Options,
): Promise<{ readonly checks: TaskFile; readonly fixtures: readonly TaskFile[] }> {
  const { group, stem, dialect, test, unsafe } = files;
  const [checks, program] = await Promise.all(['pytest-checks.mjs', 'program.py'].map(asset));
  const scripts = [...modules, 'run_tests'].map(async (name) => ({
    path: `${name}.py`,
    content: await asset(`${name}.py`),
  }));
  const programs = await programsOf(files, all);
  const isPython = dialect.language === 'python';
  const testFile = basename(test.path);
  const settings = {
    tests: `@tests/${testFile}`,
    seconds: 10,
    all,
    library: '@libraries/python',
    module: isPython ? `${stem}_task` : null,
  };
  const own = unsafe && all ? [{ path: basename(unsafe.path), content: unsafe.content }] : [];
  const spec: ApartSpec = {
    files: [
      { path: testFile, content: test.content },
      ...(await Promise.all(scripts)),
      ...Object.entries(programs)
        .filter(([, { lasting }]) => !lasting)
        .map(([path]) => ({ path, content: program ?? '' })),
      ...own,
    ],
    ...(parsed.entry !== '' && { entry: entryOf(files, parsed) }),
    copies: isPython ? [] : [`${stem}_task${dialect.extension}`],
    links: { [libraries.tools]: 'tools' },
    command: [python, '-I', '-B', '@tests/run_tests.py', JSON.stringify(settings)],
    env: { PATH: '@tests/bin:/usr/local/bin:/usr/bin:/bin' },
    programs,
    passEnv: ['NODE_OPTIONS'],
  };
  const suite = { spec, all, timeIsEffect: exhausting.has(cwe), group };
  return {
    checks: { path: 'oracle.mjs', content: `const suite = ${JSON.stringify(suite)};\n${checks}` },
    fixtures: [...(headers ? [headers] : []), ...(dialect.language === 'javascript' ? own : [])],
  };
}
