import { CredenceError, ExitCode, formatLocation } from '../core/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
};

/** The message, with why a file could not be read or written where the system has said so. */
function withReason({ message, cause }: CredenceError): string {
  const why = reasons[(cause as NodeJS.ErrnoException | undefined)?.code ?? ''];
  return why === undefined ? message : message.replace(/\.$/, `: ${why}.`);
}

/** An error as the user sees it: what is wrong, where, and what to do about it. */
export function describeError(error: unknown): {
  readonly text: string;
  readonly exitCode: number;
} {
  if (error instanceof CredenceError) {
    const where = error.location ? `${formatLocation(error.location)}: ` : '';
    const remedy = error.remedy ? `\n  → ${error.remedy}` : '';
    return { text: `${where}${withReason(error)}${remedy}`, exitCode: error.exitCode };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `This is a fault of Credence itself:\n${text}`, exitCode: ExitCode.internal };
}

/** The same for machines. */
export function errorAsJson(error: unknown): string {
  const { text, exitCode } = describeError(error);
  const known = error instanceof CredenceError ? error : undefined;
  return JSON.stringify({
    error: {
      code: known?.code ?? 'internal',
      message: known?.message ?? text,
      remedy: known?.remedy ?? null,
      location: known?.location ?? null,
    },
    exitCode,
  });
}
