import { Died } from './errors.ts';

/** How the answer, run as a program, ended. */
export interface ProgramEnd {
  readonly status: string;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What a sanitizer reported when it ended the program, or `null`. */
  readonly sanitizer: string | null;
}

const isEnd = (value: unknown): value is ProgramEnd =>
  typeof value === 'object' && value !== null && 'sanitizer' in value && 'status' in value;

/**
 * The memory error, or other undefined behaviour, that a sanitizer ended the answer for, in words
 * that serve as an exploit's effect; `null` when there was none. Takes the promise of a call, or
 * what `t.run()` returned. Throws `Died` when the process ended for another reason, and `Raised`
 * when the answer refused: neither tells what the answer would have done.
 */
export async function memoryError(work: Promise<unknown> | ProgramEnd): Promise<string | null> {
  let value: unknown;
  try {
    value = await work;
  } catch (error) {
    if (error instanceof Died && error.sanitizer !== null) return error.sanitizer;
    throw error;
  }
  if (!isEnd(value)) return null;
  if (value.sanitizer !== null) return value.sanitizer;
  if (value.status !== 'exited') throw new Died(`the answer's process ended: ${value.status}`);
  return null;
}
