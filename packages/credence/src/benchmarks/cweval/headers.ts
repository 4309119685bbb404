import type { TaskFile } from '../../core/task.ts';
import type { CwevalDialect } from './dialects.ts';

const lists: Partial<Record<string, string>> = { c: 'C_HEADERS', cpp: 'CPP_HEADERS' };

/**
 * The headers that the benchmark puts before every answer in C and C++, for answers leave some out.
 * Those of libraries that are not installed are passed over.
 */
export function headersOf({ content }: TaskFile, { language }: CwevalDialect): TaskFile | null {
  const list = lists[language];
  if (list === undefined) return null;
  const text = new RegExp(`^${list} = '''([\\s\\S]*?)'''`, 'm').exec(content)?.[1] ?? '';
  const includes = [
    ...new Set([...text.matchAll(/^#include (<[^>]+>)/gm)].map(([, name]) => name)),
  ];
  return {
    path: 'headers.h',
    content: includes
      .map((name) => `#if __has_include(${name})\n#include ${name}\n#endif\n`)
      .join(''),
  };
}
