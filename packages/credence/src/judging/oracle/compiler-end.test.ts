import { expect, it } from 'vitest';
import type { LaunchResult, LaunchStatus } from '../../sandbox/inner/launch-types.ts';
import { demandCompiled, NotCompiled } from './compiler-end.ts';
import { SandboxFailed } from './errors.ts';

const ended = (status: LaunchStatus, exitCode: number | null = null, said = ''): LaunchResult => ({
  ...{ status, exitCode, signal: null, detail: `ended: ${status}`, milliseconds: 1 },
  stdout: Buffer.from(''),
  stderr: Buffer.from(said),
});

it('lets what was compiled pass', () => {
  expect(() => demandCompiled(ended('exited', 0, 'a warning'))).not.toThrow();
});

it.each([
  ['a complaint', ended('exited', 1, "a.c:1: error: expected ';'"), "error: expected ';'"],
  ['its CPU time', ended('signalled'), 'the compiler was stopped, it ended: signalled'],
  ['its memory', ended('memory-limit'), 'the compiler was stopped, it ended: memory-limit'],
  ['its output', ended('output-limit'), 'the compiler was stopped, it ended: output-limit'],
])('holds %s against the code', (_, end, message) => {
  expect(() => demandCompiled(end)).toThrow(NotCompiled);
  expect(() => demandCompiled(end)).toThrow(message);
});

it.each([
  ['a sandbox that failed', ended('setup-failed')],
  ['a compiler that is not there', ended('exited', 127, 'bwrap: execvp gcc: No such file')],
  ['a compiler that others slowed down', ended('timeout')],
])('does not hold %s against it', (_, end) => {
  expect(() => demandCompiled(end)).toThrow(SandboxFailed);
});
