import { execFile } from 'node:child_process';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { contentHash } from '../../core/keys.ts';
import type { BuildStep } from '../oracle/protocol.ts';
import { findExecutable, readShim, rootsOf } from './locate.ts';
import { notInImages, prepared } from './prepared.ts';
import type { LanguageRunner } from './runner.ts';

const execute = promisify(execFile);
const shimFiles = ['Json.java', 'Values.java', 'Shim.java', 'Probe.java'];

/** An answer runs for a moment: what pays off later only costs. */
const quickStart = [
  ...['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:-UsePerfData'],
];
const javacFlags = ['-proc:none', '-nowarn', '-encoding', 'UTF-8', '-g'];

/**
 * The shim's classes, and images of the classes that the compiler and the shim load, which halve
 * the time that both take to start.
 */
async function prepareShim(home: string, folder: string): Promise<void> {
  const sources = join(folder, 'sources');
  const classes = join(folder, 'classes');
  await mkdir(join(sources, 'credence'), { recursive: true });
  await mkdir(classes);
  const files = shimFiles.map((name) => join(sources, 'credence', name));
  for (const [index, file] of files.entries()) {
    await writeFile(file, await readShim(`java/credence/${shimFiles[index]}`));
  }
  const archive = `-J-XX:ArchiveClassesAtExit=${join(folder, 'javac.jsa')}`;
  const javac = [...quickStart.map((flag) => `-J${flag}`), archive, ...javacFlags];
  await execute(join(home, 'bin/javac'), [...javac, '-d', classes, ...files]);
  const jar = join(folder, 'shim.jar');
  await execute(join(home, 'bin/jar'), ['--create', '--file', jar, '-C', classes, '.']);
  const dump = `-XX:ArchiveClassesAtExit=${join(folder, 'shim.jsa')}`;
  await execute(join(home, 'bin/java'), [...quickStart, dump, '-cp', jar, 'credence.Probe']);
  await rm(sources, { recursive: true });
  await rm(classes, { recursive: true });
}

/** Debian keeps settings of the JDK, one of which it cannot start without, below `/etc`. */
export async function settingsOf(home: string): Promise<readonly string[]> {
  const files = ['lib/jvm.cfg', 'conf/net.properties', 'conf/security/java.security'];
  const real = await Promise.all(files.map((file) => realpath(join(home, file)).catch(() => home)));
  const outside = real.filter((file) => file.startsWith('/etc/'));
  return [...new Set(outside.map((file) => file.split('/').slice(0, 3).join('/')))];
}

export const java: LanguageRunner = {
  language: 'java',
  async locate({ find = findExecutable, ask, tell } = {}) {
    const javac = await find('javac');
    if (!javac) {
      return { missing: 'a JDK is not installed: apt-get install default-jdk-headless' };
    }
    if (ask) return { missing: notInImages('Java') };
    const home = dirname(dirname(javac));
    const runtime = join(home, 'bin/java');
    const { stdout: version } = await execute(runtime, ['--version']);
    const shimSources = await Promise.all(
      shimFiles.map((name) => readShim(`java/credence/${name}`)),
    );
    const key = contentHash([home, version, ...shimSources].join('\n'));
    const folder = await prepared(`java-${key}`, (fresh) => {
      tell?.('compiling what runs answers in Java, once on this machine: some seconds');
      return prepareShim(home, fresh);
    });
    const step: BuildStep = {
      argv: [
        javac,
        ...[...quickStart, `-XX:SharedArchiveFile=${folder}/javac.jsa`, '-Xmx512m'].map(
          (flag) => `-J${flag}`,
        ),
        ...[...javacFlags, '-d', 'out', '@sources', '@driver'],
      ],
      inputs: ['fixtures', 'answer', 'driver'],
      driverPath: 'Driver.java',
      files: {},
    };
    const build = { harness: null, answer: step };
    const start = [runtime, ...quickStart, '-Xmx256m', '-Dfile.encoding=UTF-8'];
    return {
      name: 'java',
      versionCommand: [runtime, ...quickStart, '-cp', `${folder}/shim.jar`, 'credence.Probe'],
      roots: [...rootsOf(javac), ...(await settingsOf(home)), folder],
      invocation: {
        shim: [
          ...[...start, `-XX:SharedArchiveFile=${folder}/shim.jsa`],
          ...['-cp', `${folder}/shim.jar:@built`, 'credence.Shim'],
        ],
        program: [...start, '-cp', '@built', 'Solution'],
        // The JVM reserves far more addresses than it uses; the watchdog holds what is used.
        addressSpaceMb: null,
        processes: 64,
        build: { shim: build, program: build },
      },
    };
  },
};
