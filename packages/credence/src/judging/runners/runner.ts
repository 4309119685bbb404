import type { Language } from '../../core/task.ts';
import type { Invocation } from '../oracle/protocol.ts';

/** Where a language's toolchain is on this host; its version is asked inside the sandbox. */
export interface Toolchain {
  /** How the verdict's stamp names it. */
  readonly name: string;
  /** Prints the version; run in the inner sandbox, so that what is stamped is what judges. */
  readonly versionCommand: readonly string[];
  /** Host folders outside `/usr` that it needs to read. */
  readonly roots: readonly string[];
  readonly invocation: Invocation;
}

/** Runs the answers of one language. */
export interface LanguageRunner {
  readonly language: Language;
  /** Finds the toolchain, or says what is missing, in words for the user. */
  locate(host?: Host): Promise<Toolchain | { readonly missing: string }>;
}

/** Where toolchains are looked for; this machine, unless told otherwise. */
export interface Host {
  readonly find?: FindExecutable;
  readonly ask?: AskProgram;
  /** Is told what will take a while, in words for the user. */
  readonly tell?: (notice: string) => void;
}

/** The path of a program by its name, links followed, or `null`. */
export type FindExecutable = (name: string) => Promise<string | null>;

/** What a program of the toolchain prints, where it will run; on this host unless told otherwise. */
export type AskProgram = (argv: readonly string[]) => Promise<string>;
