import type { Language } from '../core/task.ts';

/** The code in an answer, and what was done to find it, in words. */
export interface Extraction {
  readonly code: string | null;
  readonly how: string;
}

interface Fence {
  readonly tag: string;
  readonly code: string;
  readonly closed: boolean;
}

const tags: Readonly<Record<Language, readonly string[]>> = {
  python: ['python', 'py', 'python3'],
  javascript: ['javascript', 'js', 'node', 'mjs', 'cjs', 'jsx', 'typescript', 'ts'],
  java: ['java'],
  go: ['go', 'golang'],
  php: ['php'],
  c: ['c', 'h'],
  cpp: ['cpp', 'c++', 'cc', 'cxx'],
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

/** Fences as CommonMark has them: three or more backticks or tildes, closed by at least as many. */
function fences(text: string): readonly Fence[] {
  const found: Fence[] = [];
  let open: { marker: string; indent: number; tag: string; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    const mark = /^( {0,3})(`{3,}|~{3,})[ \t]*([^`\s]*)[^`]*$/.exec(line.replace(/\r$/, ''));
    if (open) {
      const closes = mark?.[2]?.startsWith(open.marker) && mark[3] === '';
      if (closes) {
        found.push({ tag: open.tag, code: `${open.lines.join('\n')}\n`, closed: true });
        open = null;
      } else {
        open.lines.push(line.replace(new RegExp(`^ {0,${open.indent}}`), ''));
      }
    } else if (mark) {
      const [, indent = '', marker = '', tag = ''] = mark;
      open = { marker, indent: indent.length, tag: tag.toLowerCase(), lines: [] };
    }
  }
  if (open) found.push({ tag: open.tag, code: `${open.lines.join('\n')}\n`, closed: false });
  return found.filter((fence) => fence.code.trim() !== '');
}

/**
 * Finds the code in a model's answer: the longest fence in the task's language, else the longest
 * without a language, else the whole answer when it reads like code. Says what it did.
 */
export function extractCode(answer: string, language: Language): Extraction {
  const all = fences(answer);
  const inLanguage = all.filter((fence) => tags[language].includes(fence.tag));
  const untagged = all.filter((fence) => fence.tag === '');
  const candidates = inLanguage.length > 0 ? inLanguage : untagged;
  const best = candidates.reduce<Fence | null>(
    (longest, fence) => (longest && longest.code.length >= fence.code.length ? longest : fence),
    null,
  );
  if (best) {
    const choice = candidates.length > 1 ? `longest of ${candidates.length} fences` : 'fence';
    const kind = inLanguage.length > 0 ? choice : `${choice} without a language`;
    return { code: best.code, how: best.closed ? kind : `${kind}, cut off` };
  }
  if (all.length > 0) {
    return {
      code: null,
      how: `only fences of other languages (${all.map((f) => f.tag).join(', ')})`,
    };
  }
  if (looksLikeCode[language].test(answer)) {
    return { code: `${answer.trim()}\n`, how: 'whole answer, no fence' };
  }
  return { code: null, how: 'no code in the answer' };
}
