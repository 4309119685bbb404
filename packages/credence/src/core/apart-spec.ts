import type { TaskFile } from './task.ts';

/**
 * Tests that others wrote, run in a sandbox of their own, and how they reach the answer, which runs
 * in another one. In `command`, `argv` and `env`, `@tests` stands for the folder of the tests,
 * `@libraries/<name>` for a folder that the task needs, `@node` for the sandbox's Node.
 */
export interface ApartSpec {
  /** What the tests consist of. The answer sees nothing of it. */
  readonly files: readonly TaskFile[];
  /** Paths at which the tests find a copy of the answer's code, should they look at it. */
  readonly copies?: readonly string[];
  /** What makes a program of an answer that is none by itself. */
  readonly entry?: EntryPoint;
  /** Links among the files to folders that the task needs: path -> name of the folder. */
  readonly links?: Readonly<Record<string, string>>;
  /** Runs the tests, in their folder. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What tests may start, by its path among the files. Each start is the answer in its sandbox. */
  readonly programs: Readonly<Record<string, AnswerProgram>>;
  /** Variables that tests may set for the answer. */
  readonly passEnv?: readonly string[];
}

/** The part of a program around the answer. Answers with a line like `unless` are whole. */
export interface EntryPoint {
  readonly unless: string;
  /** Comes after the answer in its file. */
  readonly text?: string;
  /** Is compiled with it. */
  readonly file?: TaskFile;
}

/** A way of starting the answer. Arguments of the tests come after `argv`. */
export interface AnswerProgram {
  /**
   * `@built` stands for the folder with what `build` left, `@answer` for the
   * answer's path, and `@program` for the way in which the language's runner starts programs.
   */
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /**
   * What must be compiled before: as the language's runner compiles programs, or by a command in a
   * sandbox that leaves its work in `/box/out`; there `@compiler` stands for the language's.
   */
  readonly build?: 'program' | readonly string[];
  /** Compiled in the place of the answer, for tests that hold it against code of their own. */
  readonly instead?: TaskFile;
  /** Kept running and talked with line by line, until the tests hang up. */
  readonly lasting?: boolean;
}
