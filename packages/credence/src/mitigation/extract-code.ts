import type { Language } from '../core/task.ts';
import { isDiff, newSide } from './extraction/diff.ts';
import { type Fence, fencesIn, type Line, linesOf } from './extraction/fences.ts';

/** A piece of an answer: from `start` up to and without `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The code in an answer, and what was done to find it, in words. */
export interface Extraction {
  readonly code: string | null;
  readonly how: string;
  /** Where the code stands in the answer, in order; all of it is from there but for line ends. */
  readonly spans: readonly Span[];
}

const tags: Readonly<Record<Language, readonly string[]>> = {
  python: ['python', 'py', 'python3'],
  javascript: ['javascript', 'js', 'node', 'mjs', 'cjs', 'jsx', 'typescript', 'ts'],
  java: ['java'],
  go: ['go', 'golang'],
  php: ['php'],
  c: ['c', 'h'],
  cpp: ['cpp', 'c++', 'cc', 'cxx', 'hpp'],
};

/** What models write for a language by mistake, and nobody means another one by. */
const mistaken: Readonly<Partial<Record<Language, readonly string[]>>> = {
  c: ['cpp', 'c++'],
  cpp: ['c'],
  php: ['html'],
};

/** Words that no answer in prose begins a line with, but code does. */
const looksLikeCode: Readonly<Record<Language, RegExp>> = {
  python: /^(import|from|def|class|async def|@)\b|^[a-z_]\w* ?= ?\S/m,
  javascript: /^(import|export|const|let|var|function|class|module\.exports|'use strict')\b/m,
  java: /^(import|package|public|class|final|interface)\b/m,
  go: /^(package|import|func)\b/m,
  php: /<\?php/,
  c: /^#include\b|^\w[\w *]+\(.*\)\s*\{/m,
  cpp: /^#include\b|^\w[\w :*&<>]+\(.*\)\s*\{/m,
};

/** Where the answer proper begins: behind the thoughts that some models write out first. */
function afterThoughts(answer: string): number | null {
  const begin = /^\s*<(think|thinking|reasoning)>/.exec(answer);
  if (!begin) return 0;
  const end = answer.lastIndexOf(`</${begin[1]}>`);
  return end < 0 ? null : end + `</${begin[1]}>`.length;
}

const size = ({ lines }: Fence) => lines.reduce((sum, { text }) => sum + text.length + 1, 0);

const longest = (fences: readonly Fence[]) =>
  fences.reduce<Fence | null>((best, one) => (best && size(best) >= size(one) ? best : one), null);

/** The longest; one that was cut off gives way to a whole one that is at least half as long. */
function best(fences: readonly Fence[]): Fence | null {
  const first = longest(fences);
  if (!first || first.closed) return first;
  const whole = longest(fences.filter(({ closed }) => closed));
  return whole && 2 * size(whole) >= size(first) ? whole : first;
}

const nothing = (how: string): Extraction => ({ code: null, how, spans: [] });

function found(lines: readonly Line[], how: string): Extraction {
  if (lines.every(({ text }) => text.trim() === '')) return nothing(`${how}: empty`);
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of lines) {
    const last = spans.at(-1);
    if (last && last.end + 1 === start) last.end = end;
    else spans.push({ start, end });
  }
  return { code: `${lines.map(({ text }) => text).join('\n')}\n`, how, spans };
}

function fromFences(all: readonly Fence[], language: Language): Extraction {
  const tagged = (wanted: readonly string[]) => all.filter(({ tag }) => wanted.includes(tag));
  const kinds: readonly (readonly [readonly Fence[], string])[] = [
    [tagged(tags[language]), ''],
    [tagged(['']), ' without a language'],
    [tagged(['diff', 'patch']), ''],
    [tagged(mistaken[language] ?? []), ' of a language like it'],
  ];
  const [candidates = [], kind = ''] = kinds.find(([some]) => some.length > 0) ?? [];
  const fence = best(candidates);
  if (!fence) {
    return nothing(`only fences of other languages (${all.map(({ tag }) => tag).join(', ')})`);
  }
  const choice = candidates.length > 1 ? `longest of ${candidates.length} fences` : 'fence';
  const how = `${choice}${kind}${fence.closed ? '' : ', cut off'}`;
  return isDiff(fence.lines)
    ? found(newSide(fence.lines), `new side of a diff, ${how}`)
    : found(fence.lines, how);
}

const readsLikeCode = (lines: readonly Line[], language: Language) =>
  looksLikeCode[language].test(lines.map(({ text }) => text).join('\n'));

/** Sentences before the code that an unfenced answer begins with: a paragraph that ends with a colon. */
function withoutIntroduction(lines: readonly Line[], language: Language): readonly Line[] {
  const end = lines.findIndex(({ text }) => /:\s*$/.test(text));
  const [intro, rest] = [lines.slice(0, end + 1), lines.slice(end + 1)];
  const isProse = !readsLikeCode(intro, language) && intro.every(({ text }) => !/^\s/.test(text));
  return isProse && readsLikeCode(rest, language) ? rest : lines;
}

/** Without empty lines around them, and without blanks that a tokenizer put before the first one. */
function trimmed(lines: readonly Line[]): readonly Line[] {
  const filled = ({ text }: Line) => text.trim() !== '';
  const [first, ...rest] = lines.slice(lines.findIndex(filled), lines.findLastIndex(filled) + 1);
  if (!first) return [];
  const text = first.text.trimStart();
  return [{ ...first, start: first.end - text.length, text }, ...rest];
}

/**
 * Finds the code in a model's answer: the longest fence in the task's language, else the longest
 * without a language, else a diff, else the whole answer when it reads like code. Says what it did,
 * and never makes up or mends code.
 */
export function extractCode(answer: string, language: Language): Extraction {
  const from = afterThoughts(answer);
  if (from === null) return nothing('nothing but thoughts, cut off');
  const fences = fencesIn(answer, from);
  if (fences.length > 0) return fromFences(fences, language);
  const lines = trimmed(linesOf(answer, from));
  if (isDiff(lines)) return found(trimmed(newSide(lines)), 'new side of a diff, no fence');
  if (!readsLikeCode(lines, language)) return nothing('no code in the answer');
  const code = trimmed(withoutIntroduction(lines, language));
  return code.length < lines.length
    ? found(code, 'answer without its first sentences, no fence')
    : found(code, 'whole answer, no fence');
}
