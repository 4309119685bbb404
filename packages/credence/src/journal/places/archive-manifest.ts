import { InputError } from '../../core/errors.ts';
import type { StudyTally } from '../tally.ts';

export const manifestFile = 'archive.json';
export const archiveFormat = 'credence-archive-1';

/** One table of an archive. */
export interface ArchivePart {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Its row groups in order, each with a digest of its rows, so that damage can be placed. */
  readonly groups: readonly { readonly rows: number; readonly sha256: string }[];
}

/** `archive.json`: all that an archive holds. */
export interface Manifest {
  readonly format: typeof archiveFormat;
  readonly credenceVersion?: string;
  readonly tally: StudyTally;
  /** Path -> SHA-256. */
  readonly documents: Readonly<Record<string, string>>;
  readonly facts: readonly ArchivePart[];
  readonly bodies: readonly ArchivePart[];
}

export function archiveDamaged(file: string, what: string): InputError {
  return new InputError('archive-damaged', `The archive is damaged: ${what}.`, {
    location: { file },
    remedy: 'Restore this file from another copy of the archive.',
  });
}
