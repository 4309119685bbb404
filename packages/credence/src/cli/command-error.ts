import { CredenceError, ExitCode, formatLocation, InputError } from '../core/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk can only be read',
  EEXIST: 'a file of this name is in the way',
  ENOSPC: 'the disk is full',
};

/** The message, with why a file could not be read or written where the system has said so. */
function withReason({ message, cause }: CredenceError): string {
  const why = reasons[(cause as NodeJS.ErrnoException | undefined)?.code ?? ''];
  return why === undefined ? message : message.replace(/\.$/, `: ${why}.`);
}

/** A place that the system does not let us use is no fault of ours, wherever that shows. */
function asInputError(error: unknown): unknown {
  const { code = '', path } = (error ?? {}) as NodeJS.ErrnoException;
  if (error instanceof CredenceError || typeof path !== 'string') return error;
  if (!Object.hasOwn(reasons, code) || code === 'ENOENT' || code === 'ENOSPC') return error;
  return new InputError('place-unusable', 'This place cannot be used.', {
    location: { file: path },
    remedy: 'Name another place, or mend its rights.',
    cause: error,
  });
}

/** An error as the user sees it: what is wrong, where, and what to do about it. */
export function describeError(thrown: unknown): {
  readonly text: string;
  readonly exitCode: number;
} {
  const error = asInputError(thrown);
  if (error instanceof CredenceError) {
    const where = error.location ? `${formatLocation(error.location)}: ` : '';
    const remedy = error.remedy ? `\n  → ${error.remedy}` : '';
    return { text: `${where}${withReason(error)}${remedy}`, exitCode: error.exitCode };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `This is a fault of Credence itself:\n${text}`, exitCode: ExitCode.internal };
}

/** The same for machines. */
export function errorAsJson(thrown: unknown): string {
  const error = asInputError(thrown);
  const { text, exitCode } = describeError(error);
  const known = error instanceof CredenceError ? error : undefined;
  return JSON.stringify({
    error: {
      code: known?.code ?? 'internal',
      message: known ? withReason(known) : text,
      remedy: known?.remedy ?? null,
      location: known?.location ?? null,
    },
    exitCode,
  });
}
