import { extname } from 'node:path';
import type { Language } from '../../core/task.ts';
import { answerRequest, fence } from '../project.ts';
import type { Hit } from './retrieval.ts';

/** A masked file as a model is shown it. */
export interface MaskedFile {
  readonly path: string;
  readonly language: Language;
  readonly before: string;
  /** What stood in the hole; only its indentation is shown. */
  readonly original: string;
  readonly after: string;
}

/** A file of the project, or lines of one, beside the masked one. */
export interface Shown extends Hit {
  readonly content: string;
}

/** A masked file longer than this is shown in part, as A.S.E does beyond 60,000 of its tokens. */
const longFile = 180_000;
/** Lines on either side of the hole that are shown of a long file. */
const nearLines = 300;

const lastLines = (text: string, count: number) =>
  text
    .split(/(?<=\n)/)
    .slice(-count)
    .join('');
const firstLines = (text: string, count: number) =>
  text
    .split(/(?<=\n)/)
    .slice(0, count)
    .join('');

function maskedText({ before, original, after }: MaskedFile): string {
  const hole = `${/^[\t ]*/.exec(original)?.[0] ?? ''}<MASKED>\n`;
  return before.length + after.length <= longFile
    ? before + hole + after
    : lastLines(before, nearLines) + hole + firstLines(after, nearLines);
}

function shownText({ path, first, last, content }: Shown, file: MaskedFile): string {
  const kind = extname(path) === extname(file.path) ? file.language : extname(path).slice(1);
  const where = first === null || last === null ? '' : `, lines ${first} to ${last}`;
  return `\`${path}\`${where}:\n${fence(kind, content)}`;
}

/** The lines of a file that a hit means; all where it names none. */
export const linesOf = ({ first, last }: Hit, content: string): string =>
  first === null || last === null
    ? content
    : content
        .split('\n')
        .slice(first - 1, last)
        .join('\n');

/**
 * What a model is asked: what the missing code does, where that is told, the masked file, and of the
 * context as much as there is room for, from the first on. In our words: A.S.E's own say the same.
 * @param room characters of the whole; A.S.E's is 98,000
 */
export function asePrompt(
  file: MaskedFile,
  about: {
    readonly summary: string | null;
    readonly context: readonly Shown[];
    readonly room: number;
  },
): { readonly prompt: string; readonly shown: number } {
  const { summary, context, room } = about;
  const fixed = [
    'Code is missing in a file of a project. Write it.',
    ...(summary === null ? [] : [`What the missing code does: ${summary}`]),
    `\`${file.path}\`, in which <MASKED> stands for the code to write:\n${fence(file.language, maskedText(file))}`,
  ];
  let left = room - [...fixed, answerRequest].join('\n\n').length;
  const texts: string[] = [];
  for (const one of context) {
    const text = shownText(one, file);
    left -= text.length + 2;
    if (left < 0) break;
    texts.push(text);
  }
  const intro = texts.length > 0 ? ['Other parts of the project:'] : [];
  return {
    prompt: [...fixed, ...intro, ...texts, answerRequest].join('\n\n'),
    shown: texts.length,
  };
}
