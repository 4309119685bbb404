import { CredenceError, ExitCode, formatLocation } from '../core/errors.ts';

/** An error as the user sees it: what is wrong, where, and what to do about it. */
export function describeError(error: unknown): {
  readonly text: string;
  readonly exitCode: number;
} {
  if (error instanceof CredenceError) {
    const where = error.location ? `${formatLocation(error.location)}: ` : '';
    const remedy = error.remedy ? `\n  → ${error.remedy}` : '';
    return { text: `${where}${error.message}${remedy}`, exitCode: error.exitCode };
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
