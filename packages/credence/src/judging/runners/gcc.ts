import type { Language } from '../../core/task.ts';
import type { Build } from '../oracle/protocol.ts';
import { findExecutable, readShim, rootsOf } from './locate.ts';
import { onOwnDescriptors } from './own-descriptors.ts';
import type { LanguageRunner } from './runner.ts';

/**
 * Memory errors and undefined behaviour end the process with a report. The sanitizers are linked
 * statically, so that an answer that defines a function of theirs does not link.
 */
const sanitized = [
  // Reports name functions and lines; more of debug information only takes time.
  ...['-O1', '-g1', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'],
  // Bits shifted into or past the sign: GCC defines it in C as C++20 does, and bytes are put together so.
  '-fno-sanitize=shift-base',
  ...['-fno-omit-frame-pointer', '-static-libasan', '-static-libubsan', '-w'],
  // Reports then name files alike, whatever the compiler's box is called.
  '-ffile-prefix-map=/boxes/build=/box',
];

const sanitizerOptions = [
  'abort_on_error=0',
  'detect_leaks=0',
  'detect_stack_use_after_return=1',
  'allocator_may_return_null=1',
  // A report names the line of the answer; it is written once, by a process that ends with it.
  'symbolize=1',
].join(':');

interface Dialect {
  readonly compiler: string;
  readonly packageName: string;
  readonly flags: readonly string[];
  readonly extension: string;
}

function gccRunner(language: Language, dialect: Dialect): LanguageRunner {
  const { compiler, packageName, extension } = dialect;
  return {
    language,
    async locate({ find = findExecutable } = {}) {
      const executable = await find(compiler);
      if (!executable) {
        return { missing: `${compiler} is not installed: apt-get install ${packageName}` };
      }
      const command = [executable, ...dialect.flags, ...sanitized];
      const guard = { 'credence-guard.h': await readShim('guard.h') };
      const header = { 'credence.h': await readShim('credence.h') };
      const sources = ['-include', 'credence-guard.h', '-I.', '@sources'];
      const libraries = ['-lm', '-pthread'];
      const driverPath = `driver${extension}`;
      const shim: Build = {
        needsDriver: `this task needs a driver${extension}: functions of C cannot be looked up by name`,
        harness: {
          // What the driver itself does is not held against the answer, but the memory it is handed is.
          // It is compiled for one verdict as often as for many, so that must not take long.
          argv: [
            ...[...command, '-O0', '-fno-sanitize=undefined', '-I.'],
            ...['-c', driverPath, '-o', 'out/driver.o'],
          ],
          inputs: ['fixtures', 'driver'],
          driverPath,
          files: header,
        },
        answer: {
          // Many an answer ends with a main() that shows how to use it; the driver has its own.
          argv: [
            ...[...command, '-Dmain=credence_main_of_the_answer', ...sources],
            ...['@harness/driver.o', '-o', 'out/program', ...libraries],
          ],
          inputs: ['fixtures', 'answer'],
          driverPath,
          files: guard,
        },
      };
      const program: Build = {
        harness: null,
        answer: {
          argv: [...command, ...sources, '-o', 'out/program', ...libraries],
          inputs: ['fixtures', 'answer'],
          driverPath,
          files: guard,
        },
      };
      // Some versions of the sanitizers fail at random with the addresses of newer kernels.
      const setarch = await find('setarch');
      const start = [...(setarch ? [setarch, '-R'] : []), '@built/program'];
      const works = `echo 'int main() { return 0; }' > /tmp/a${extension} && "$@" /tmp/a${extension} -o /tmp/a && ASAN_OPTIONS=detect_leaks=0 /tmp/a && "$1" -dumpfullversion`;
      return {
        name: compiler,
        versionCommand: ['/bin/sh', '-c', works, 'sh', ...command],
        roots: rootsOf(executable),
        invocation: {
          shim: onOwnDescriptors(start),
          program: start,
          env: { ASAN_OPTIONS: sanitizerOptions, UBSAN_OPTIONS: 'print_stacktrace=0' },
          // The sanitizers reserve terabytes of addresses; the watchdog holds what is used.
          addressSpaceMb: null,
          processes: 32,
          build: { shim, program },
        },
      };
    },
  };
}

export const c = gccRunner('c', {
  compiler: 'gcc',
  packageName: 'gcc',
  flags: ['-std=gnu17', '-D_GNU_SOURCE'],
  extension: '.c',
});

export const cpp = gccRunner('cpp', {
  compiler: 'g++',
  packageName: 'g++',
  flags: ['-std=gnu++20'],
  extension: '.cpp',
});
