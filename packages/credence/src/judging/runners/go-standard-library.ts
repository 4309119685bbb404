import { execFile } from 'node:child_process';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readShim } from './locate.ts';

const execute = promisify(execFile);

export interface GoToolchain {
  readonly go: string;
  readonly root: string;
  /** Where `compile` and `link` are. */
  readonly tools: string;
  /** As in `go1.26.8 linux/amd64`. */
  readonly version: string;
}

/** Nothing of the user's settings, modules or caches; nothing from the network. */
function environment(cache: string): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/bin:/bin',
    HOME: cache,
    GOCACHE: cache,
    GOENV: 'off',
    GOFLAGS: '',
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    CGO_ENABLED: '0',
  };
}

export async function askGo(go: string): Promise<GoToolchain> {
  const asked = ['GOROOT', 'GOTOOLDIR', 'GOVERSION', 'GOOS', 'GOARCH'];
  const { stdout } = await execute(go, ['env', ...asked], { env: environment('/tmp') });
  const [root = '', tools = '', version, system, machine] = stdout.trim().split('\n');
  return { go, root, tools, version: `${version} ${system}/${machine}` };
}

/** Of no use to an answer, and long to compile. */
const leftOut = /^(debug|go|plugin|testing|cmd)(\/|$)|^runtime\/(race|coverage)$/;
/** Only the standard library itself may import these. */
const notForAll = /(^|\/)(internal|vendor)(\/|$)/;

const lines = (text: string) => text.split('\n').filter((line) => line !== '');
const configuration = (folder: string, packages: readonly string[]) =>
  packages.map((name) => `packagefile ${name}=${folder}/pkg/${name}.a\n`).join('');

/**
 * The compiled standard library and the shim, as plain archives, with the two lists by which
 * compiler and linker find them: what makes `go build` slow is done once a machine.
 * @param fresh where to put it
 * @param folder where it will be in the end
 */
export async function prepareGo(
  { go, tools }: GoToolchain,
  fresh: string,
  folder: string,
): Promise<void> {
  const cache = join(fresh, 'cache');
  const options = { cwd: fresh, env: environment(cache), maxBuffer: 16 << 20 };
  const { stdout: names } = await execute(go, ['list', 'std'], options);
  const wanted = lines(names).filter((name) => !leftOut.test(name) && !notForAll.test(name));
  const { stdout: exported } = await execute(
    go,
    [
      ...['list', '-trimpath', '-gcflags=all=-dwarf=false', '-deps', '-export'],
      ...['-f', '{{.ImportPath}} {{.Export}}', ...wanted],
    ],
    options,
  );
  const packages: string[] = [];
  for (const line of lines(exported)) {
    const [name = '', file] = line.split(' ');
    // `unsafe` is in the compiler itself.
    if (!file) continue;
    const archive = join(fresh, 'pkg', `${name}.a`);
    await mkdir(dirname(archive), { recursive: true });
    await copyFile(file, archive);
    packages.push(name);
  }
  await rm(cache, { recursive: true });

  const source = join(fresh, 'serve.go');
  const list = join(fresh, 'list');
  await writeFile(source, await readShim('go/serve.go'));
  await writeFile(list, configuration(fresh, packages));
  await execute(join(tools, 'compile'), [
    ...['-p', 'credence', '-complete', '-pack', '-dwarf=false', '-importcfg', list],
    ...['-trimpath', fresh, '-o', join(fresh, 'pkg/credence.a'), source],
  ]);
  await rm(source);
  await rm(list);
  const open = packages.filter((name) => !notForAll.test(name));
  await writeFile(join(fresh, 'compile.cfg'), configuration(folder, [...open, 'credence']));
  await writeFile(join(fresh, 'link.cfg'), configuration(folder, [...packages, 'credence']));
}
