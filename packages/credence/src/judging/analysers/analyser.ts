import type { Language } from '../../core/task.ts';
import type { LaunchLimits } from '../../sandbox/inner/launch-types.ts';
import type { FindExecutable } from '../runners/runner.ts';
import type { AnalysisReply } from './inside/protocol.ts';

/** Where code and what is ours lie in the sandbox, as the analyser sees them. */
export const codeFolder = '/box/code';
export const ownFolder = '/box/own';

/** What one run of an analyser is about; all paths as it sees them, absolute. */
export interface AnalysisWork {
  readonly language: Language;
  /** The files to analyse, below `codeFolder`; nothing else of what lies there was asked for. */
  readonly files: readonly string[];
  /** Rules to look by, below `ownFolder`; empty for analysers that bring their own. */
  readonly rules: readonly string[];
}

/** How to start an analyser on some work. */
export interface AnalyserLaunch {
  /** `@node` stands for the sandbox's Node. */
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Files of ours, laid out below `ownFolder`, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The file below `/box` that results are written to, where they are not printed. */
  readonly collect?: string;
  readonly limits?: Partial<LaunchLimits>;
}

/** An analyser on this machine. */
export interface Installation {
  /** Prints the version; run in the sandbox, so that what is stamped is what analyses. */
  readonly versionCommand: readonly string[];
  /** Host folders outside `/usr` that it needs to read. */
  readonly roots: readonly string[];
  launch(work: AnalysisWork): AnalyserLaunch;
}

export type AnalyserOutput = Pick<
  AnalysisReply,
  'exitCode' | 'detail' | 'stdout' | 'stderr' | 'collected'
>;

/**
 * A program that looks for weaknesses in code without running it. What it says is evidence, not
 * judgement. The code it reads is hostile, and so is, for us, what it prints.
 */
export interface StaticAnalyser {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly Language[];
  /** Takes rules from elsewhere: those that come with Credence, or the user's. */
  readonly takesRules: boolean;
  /** The command, or sentence, that installs it. */
  readonly install: string;
  /** Finds it, or says in words for the user what is missing. */
  locate(find: FindExecutable): Promise<Installation | { readonly missing: string }>;
  /** What it has said, as a SARIF log. Throws `AnalyserFailed` when it did not do its work. */
  sarif(output: AnalyserOutput): unknown;
}

/** The analyser ran and did not do its work: there is no evidence. */
export class AnalyserFailed extends Error {
  override name = 'AnalyserFailed';
}

/** The end of what a failing analyser said, short enough for a line. */
export function complaintOf({ stdout, stderr, detail }: AnalyserOutput): string {
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-3).join(' ');
  return said ? `${detail}: ${said.slice(-300)}` : detail;
}

/** Parses what an analyser printed. Throws `AnalyserFailed`. */
export function parseOutput(text: string | null, output: AnalyserOutput): unknown {
  try {
    if (text !== null) return JSON.parse(text) as unknown;
  } catch {
    // Told below, with what it said instead.
  }
  throw new AnalyserFailed(`it left no results; it ${complaintOf(output)}`);
}
