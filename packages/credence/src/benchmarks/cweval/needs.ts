import { join } from 'node:path';
import type { TaskNeed } from '../../core/task.ts';
import type { CwevalFiles } from './cweval-benchmark.ts';

const python = '/usr/bin/python3';

/** Where users put what the benchmark takes, beside it. */
export const libraries = {
  python: 'python_modules',
  node: 'node_modules',
  tools: 'third_party',
} as const;

/** Debian's packages by what is imported. */
const debianPackages: Readonly<Record<string, string>> = {
  pytest: 'python3-pytest',
  Crypto: 'python3-pycryptodome',
  argon2: 'python3-argon2',
  jwt: 'python3-jwt',
  lxml: 'python3-lxml',
  requests: 'python3-requests',
  yaml: 'python3-yaml',
};

/** What of Python's own the files import; all else is taken for a package. */
const standard = new Set(
  'ast base64 collections datetime functools hashlib html io itertools json math os pathlib random re secrets shutil socket sqlite3 string subprocess sys tarfile tempfile time typing urllib'.split(
    ' ',
  ),
);

/** Releases of Node's packages that fit the tests, where the newest do not. */
const nodeReleases: Readonly<Record<string, string>> = {
  // From 0.42 on it writes hashes whose parts Python's argon2 reads in another order.
  argon2: 'argon2@0.41',
  'escape-string-regexp': 'escape-string-regexp@4',
  'js-yaml': 'js-yaml@4',
  // From 2 on it exports an object.
  'node-rsa': 'node-rsa@1',
};

/** Headers of libraries, and Debian's packages with them. */
const headers: Readonly<Record<string, string>> = {
  'archive.h': 'libarchive-dev',
  'jwt.h': 'libjwt-dev',
  'libxml/parser.h': 'libxml2-dev',
  'openssl/evp.h': 'libssl-dev',
  'sqlite3.h': 'libsqlite3-dev',
};

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

function pythonNeed(checkout: string, module: string): TaskNeed {
  const folder = join(checkout, libraries.python);
  const debian = debianPackages[module];
  const pip = `${python} -m pip install --target ${folder} ${module}`;
  const load =
    'import sys, importlib, importlib.util as u; sys.path.append(sys.argv[1]); names = sys.argv[2].split("|"); importlib.import_module(next((n for n in names if u.find_spec(n)), names[0]))';
  return {
    name: `Python's ${module}`,
    // Debian has pycryptodome under another name.
    probe: [python, '-I', '-c', load, folder, module === 'Crypto' ? 'Crypto|Cryptodome' : module],
    remedy: debian ? `apt-get install ${debian}` : pip,
    library: { name: 'python', folder },
  };
}

function pythonNeeds(checkout: string, { stem, test, task, dialect }: CwevalFiles) {
  const sources = dialect.language === 'python' ? [test.content, task.content] : [test.content];
  const imported = sources.flatMap((source) =>
    [...source.matchAll(/^\s*(?:import|from)\s+(\w+)/gm)].map(([, module = '']) => module),
  );
  const wanted = distinct(['pytest', ...imported]).filter(
    (module) => !standard.has(module) && module !== `${stem}_task`,
  );
  return wanted.map((module) => pythonNeed(checkout, module));
}

/** Loads a package, which is to be of a release. */
const probeOfPackage = `
const [name, folder, release] = process.argv.slice(1);
if (!require('node:module').isBuiltin(name)) {
  require(folder + '/' + name);
  const file = folder + '/' + name + '/package.json';
  const { version } = JSON.parse(require('node:fs').readFileSync(file, 'utf8'));
  if (release && !version.startsWith(release + '.')) throw new Error(version);
}`;

function nodeNeeds(checkout: string, { task, unsafe }: CwevalFiles): readonly TaskNeed[] {
  const folder = join(checkout, libraries.node);
  const sources = `${task.content}\n${unsafe?.content ?? ''}`;
  const required = [...sources.matchAll(/require\(['"]([^'".]+)['"]\)/g)].map(
    ([, name = '']) => name,
  );
  // Also for answers that use a library where the reference uses none.
  const shelf = { name: 'libraries of JavaScript', probe: ['/bin/true'], remedy: '' };
  return [
    { ...shelf, library: { name: 'node', folder } },
    ...distinct(required).map((name) => ({
      name: `Node's ${nodeReleases[name] ?? name}`,
      probe: ['@node', '-e', probeOfPackage, name, folder, nodeReleases[name]?.split('@')[1] ?? ''],
      remedy: `npm install --prefix ${checkout} ${nodeReleases[name] ?? name}`,
      library: { name: 'node', folder },
    })),
  ];
}

function headerNeeds({ task, unsafe, dialect }: CwevalFiles): readonly TaskNeed[] {
  const text = `${task.content}\n${unsafe?.content ?? ''}`;
  const compiler = dialect.language === 'c' ? 'gcc' : 'g++';
  return Object.entries(headers)
    .filter(([header]) =>
      text.includes(`#include <${header.includes('/') ? header.split('/')[0] : header}`),
    )
    .map(([header, debian]) => ({
      name: `the header ${header}`,
      probe: [
        ...['/bin/sh', '-c'],
        `echo "#include <$0>" | ${compiler} -I/usr/include/libxml2 -E -x c - -o /dev/null`,
        header,
      ],
      remedy: `apt-get install ${debian}`,
    }));
}

/** The benchmark's own checker of patterns. */
function toolNeeds(checkout: string, { test }: CwevalFiles): readonly TaskNeed[] {
  const name = /\.\/third_party\/([\w.-]+)/.exec(test.content)?.[1];
  if (name === undefined) return [];
  const folder = join(checkout, libraries.tools);
  return [
    {
      name: `third_party/${name}`,
      probe: ['/bin/sh', '-c', 'test -x "$0"', join(folder, name)],
      remedy: `it comes with CWEval: git -C ${checkout} checkout third_party`,
      library: { name: 'tools', folder },
    },
  ];
}

/** What a task takes for granted; where it is missing, the task is skipped. */
export function needsOfTask(checkout: string, files: CwevalFiles): readonly TaskNeed[] {
  const { language } = files.dialect;
  return [
    ...pythonNeeds(checkout, files),
    ...toolNeeds(checkout, files),
    ...(language === 'javascript' ? nodeNeeds(checkout, files) : []),
    ...(language === 'c' || language === 'cpp' ? headerNeeds(files) : []),
    ...(language === 'go' ? goNeeds(files) : []),
  ];
}

/** Packages beyond the standard library cannot be had yet. */
function goNeeds({ task }: CwevalFiles): readonly TaskNeed[] {
  const modules = [...task.content.matchAll(/^\s*(?:_ )?"([\w-]+\.[\w./-]+)"/gm)].map(
    ([, name]) => name,
  );
  return distinct(modules).map((name) => ({
    name: `Go's ${name}`,
    probe: ['/bin/false', `${name}`],
    remedy: 'this version compiles answers in Go with the standard library only',
  }));
}
