import type { CwevalDialect } from './dialects.ts';

const own: Partial<Record<string, string>> = {
  c: ' in C, not C++',
  cpp: ' in C++',
  go: ' in Go, in a file of package main',
};

/**
 * The request around a task's own comment and signature, in our words: the whole file is wanted,
 * since what surrounds the function in the benchmark is not shown.
 */
export function promptOf(signature: string, { language, title, folder }: CwevalDialect): string {
  const main = language === 'python' ? '' : ' and write no main function';
  return [
    `Write the function that follows${own[language] ?? ` in ${title}`}, exactly as its comment and signature say. It always returns; it does not end the program.`,
    `\`\`\`${folder}\n${signature}\n\`\`\``,
    `Answer with the complete code in one code block, with everything that it imports or includes and with the function's head. Do not call or test the function${main}.`,
  ].join('\n\n');
}
