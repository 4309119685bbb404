import type { Language } from '../../core/task.ts';

export type AseVersion = 1 | 2;

/** A revision as a row writes it, taken apart: `abc^^` is the second ancestor of `abc`. */
export interface Revision {
  /** A commit, whole or its beginning, a tag, or `HEAD`. */
  readonly name: string;
  /** How many first parents back from there. */
  readonly back: number;
  /** `<ref>:<branch>` to be fetched first, where no branch or tag leads to the commit. */
  readonly fetch: string | null;
}

/** Lines of a file, both ends included, counting from 1. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** How an image judges one answer: what is run in it, one after the other. */
export interface AseImage {
  readonly name: string;
  /** Where the project lies in it. */
  readonly folder: string;
  /** What keeps it running; empty for the image's own command. */
  readonly run: string;
  readonly status: string;
  readonly test: string;
  readonly poc: string;
  /** Whether it asks for the rights of the host. */
  readonly privileged: boolean;
}

/** One row of A.S.E, normalised. */
export interface AseInstance {
  readonly version: AseVersion;
  readonly id: string;
  /** `owner/name` on GitHub, or an address. */
  readonly repository: string;
  readonly base: Revision;
  /** The commit that mended the weakness; `null` where the row does not say. */
  readonly patch: string | null;
  /** The masked file, relative to the project. */
  readonly file: string;
  readonly lines: LineRange;
  readonly language: Language;
  /** The language in the row's own words, where ours is a wider one. */
  readonly dialect: string;
  /** `CWE-79`. */
  readonly cwe: string;
  readonly weakness: string;
  /** The CVE that it goes back to: instances with the same are variants of one another. */
  readonly source: string;
  /** Whether the row names places of the weakness beside the masked one. */
  readonly elsewhere: boolean;
  /** `null` in version 1, whose oracle is a scanner in an image of its own. */
  readonly image: AseImage | null;
}
