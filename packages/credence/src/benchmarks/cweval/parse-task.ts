import { InputError } from '../../core/errors.ts';
import type { TaskFile } from '../../core/task.ts';
import type { CwevalDialect } from './dialects.ts';

/** Stands before the program around a function. */
export const entryMarker = 'BEGIN ENTRYPOINT';

/** A task's file, taken apart at its markers. */
export interface ParsedTask {
  /** Comment and signature: what a model is asked to complete. */
  readonly prompt: string;
  /** The reference as an answer: everything but the entry point. */
  readonly secure: string;
  /** The program around the function, from its marker on; empty for Python, which is imported. */
  readonly entry: string;
  /** The function that is asked for. */
  readonly name: string;
}

/** Throws `InputError` where a marker is missing. */
export function parseTaskFile(
  { content }: TaskFile,
  { language }: CwevalDialect,
  file: string,
): ParsedTask {
  const lines = content.split('\n');
  const at = (marker: string) => {
    const index = lines.findIndex((line) => line.includes(`BEGIN ${marker}`));
    if (index >= 0) return index;
    throw new InputError('not-cweval', `The task's file has no line with BEGIN ${marker}.`, {
      location: { file },
      remedy: 'Take an unchanged checkout of CWEval.',
    });
  };
  const python = language === 'python';
  const solution = at('SOLUTION');
  const prompt = lines
    .slice(python ? 0 : at('PROMPT') + 1, solution)
    .join('\n')
    .trim();
  const entry = python ? lines.length : at('ENTRYPOINT');
  return {
    prompt,
    secure: `${lines.slice(0, entry).join('\n').trimEnd()}\n`,
    entry: lines.slice(entry).join('\n'),
    name: functionName(prompt) ?? 'a function',
  };
}

/** The name before the last parameter list that begins a body. */
function functionName(prompt: string): string | null {
  const code = prompt.replaceAll(/("""|''')[\s\S]*?\1/g, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const names = [...code.matchAll(/(?:def|function|func)\s+(\w+)\s*\(/g)].map(([, name]) => name);
  return names.at(-1) ?? [...code.matchAll(/(\w+)\s*\(/g)].map(([, name]) => name).at(-1) ?? null;
}
