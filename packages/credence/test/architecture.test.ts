import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const packages = fileURLToPath(new URL('../..', import.meta.url));

/** The rooms of `packages/credence/src`, top to bottom: a room imports only from rooms below it. */
const rooms = [
  'cli',
  'report',
  'imports',
  'analysis',
  'fleet',
  'study',
  'mitigation',
  'judging',
  'confidence',
  'models',
  'benchmarks',
  'trust',
  'sandbox',
  'journal',
  'core',
];

interface Import {
  /** Of the importing file, below `packages/`. */
  readonly file: string;
  readonly specifier: string;
}

const importing =
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** The import statements of all source files of a folder, tests left out. */
function importsOf(folder: string): readonly Import[] {
  return readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) => {
      const file = join(folder, path);
      const text = readFileSync(join(packages, file), 'utf8');
      return [...text.matchAll(importing)].map((match) => ({
        file,
        specifier: match[1] ?? match[2] ?? match[3] ?? '',
      }));
    });
}

const say = ({ file, specifier }: Import) => `${file} imports ${specifier}`;

/** The package that a bare specifier names: `@scope/name` or `name`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isRelative = ({ specifier }: Import) => specifier.startsWith('.');
const isNode = ({ specifier }: Import) =>
  specifier.startsWith('node:') || builtinModules.includes(specifier);

/** Where a relative import leads, below `packages/`. */
const targetOf = ({ file, specifier }: Import) =>
  relative(packages, resolve(packages, dirname(file), specifier));

const roomOf = (path: string) => {
  const [, , room = '', ...rest] = path.split('/');
  return rest.length === 0 ? null : room;
};

describe('the rooms of credence', () => {
  const imports = importsOf('credence/src');

  it('are found, with what they import', () => {
    expect(imports.length).toBeGreaterThan(300);
    const found = new Set(imports.map(({ file }) => roomOf(file)).filter((room) => room !== null));
    expect([...found].filter((room) => !rooms.includes(room))).toEqual([]);
  });

  it('import only from rooms below them', () => {
    const offenders = imports.filter(isRelative).filter((one) => {
      const [from, to] = [roomOf(one.file), roomOf(targetOf(one))];
      // The few files of no room are the package's face (index.ts) and its version.
      if (from === null || to === null) return false;
      return rooms.indexOf(to) < rooms.indexOf(from);
    });
    expect(offenders.map(say)).toEqual([]);
  });

  it('do not reach into other packages past their exports', () => {
    const outside = imports.filter(
      (one) => isRelative(one) && !targetOf(one).startsWith('credence/src/'),
    );
    expect(outside.map(say)).toEqual([]);
  });

  it('know of the page only where results are computed and shown', () => {
    const offenders = imports.filter(
      ({ file, specifier }) =>
        specifier.startsWith('@credence/viewer') &&
        !['cli', 'report', 'analysis'].includes(roomOf(file) ?? ''),
    );
    expect(offenders.map(say)).toEqual([]);
  });

  it('import packages that are declared', () => {
    const declared = declaredBy('credence');
    const offenders = imports.filter(
      (one) => !isRelative(one) && !isNode(one) && !declared.has(packageOf(one.specifier)),
    );
    expect(offenders.map(say)).toEqual([]);
  });

  it('send nothing into a sandbox that is not there', () => {
    // The trusted programs are these folders and nothing else: they import each other and Node.
    const inside = [
      ...['sandbox/inner/', 'sandbox/canary/inner/'],
      ...['judging/oracle/', 'judging/analysers/inside/'],
    ];
    const offenders = imports
      .filter(({ file }) => inside.some((folder) => file.startsWith(`credence/src/${folder}`)))
      .filter((one) => !isTypeOnly(one))
      .filter((one) =>
        isRelative(one)
          ? !inside.some((folder) => targetOf(one).startsWith(`credence/src/${folder}`))
          : !isNode(one),
      );
    expect(offenders.map(say)).toEqual([]);
  });
});

/** Whether a file imports a module for its types alone, so that nothing of it is left to run. */
function isTypeOnly({ file, specifier }: Import): boolean {
  const text = readFileSync(join(packages, file), 'utf8');
  const statements = text.match(/^(?:import|export)\b[^;]*;/gm) ?? [];
  return statements
    .filter((statement) => statement.includes(`'${specifier}'`))
    .every((statement) => /^(?:import|export) type\b/.test(statement));
}

function declaredBy(name: string): ReadonlySet<string> {
  const text = readFileSync(join(packages, name, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
  const sections = ['dependencies', 'optionalDependencies', 'peerDependencies'];
  return new Set(sections.flatMap((section) => Object.keys(manifest[section] ?? {})));
}

describe('the statistics', () => {
  it('import nothing but themselves, not even Node', () => {
    const imports = importsOf('calibration/src');
    expect(imports.length).toBeGreaterThan(50);
    const offenders = imports.filter(
      (one) => !isRelative(one) || !targetOf(one).startsWith('calibration/src/'),
    );
    expect(offenders.map(say)).toEqual([]);
    expect([...declaredBy('calibration')]).toEqual([]);
  });
});

describe('the page of the viewer', () => {
  it('imports neither Node nor anything of credence but the statistics', () => {
    const imports = importsOf('viewer/src');
    const page = imports.filter(({ file }) => file.startsWith('viewer/src/page/'));
    expect(page.length).toBeGreaterThan(50);
    const declared = new Set([...declaredBy('viewer'), '@credence/calibration']);
    const offenders = page.filter((one) => {
      if (isNode(one)) return true;
      if (isRelative(one)) return !targetOf(one).startsWith('viewer/src/');
      if (packageOf(one.specifier) === 'credence') return true;
      return !declared.has(packageOf(one.specifier));
    });
    expect(offenders.map(say)).toEqual([]);
    // What the page shares with the rest of its package does not bring Node along either.
    const shared = page
      .filter(isRelative)
      .map(targetOf)
      .filter((path) => !path.startsWith('viewer/src/page/'));
    const behind = imports.filter((one) => shared.includes(one.file) && isNode(one));
    expect(behind.map(say)).toEqual([]);
  });
});
