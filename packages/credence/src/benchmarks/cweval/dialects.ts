import type { Language } from '../../core/task.ts';

/** How a language's tasks are laid out. */
export interface CwevalDialect {
  readonly language: Language;
  /** Below `benchmark/core/`, and in the names of files. */
  readonly folder: string;
  readonly extension: string;
  /** As prompts name it. */
  readonly title: string;
  /** The entry point has a file and imports of its own, so that an answer need not guess them. */
  readonly entryApart: boolean;
}

export const dialects: readonly CwevalDialect[] = [
  { language: 'python', folder: 'py', extension: '.py', title: 'Python', entryApart: false },
  {
    language: 'javascript',
    folder: 'js',
    extension: '.js',
    title: 'JavaScript',
    entryApart: false,
  },
  { language: 'c', folder: 'c', extension: '.c', title: 'C', entryApart: false },
  { language: 'cpp', folder: 'cpp', extension: '.cpp', title: 'C++', entryApart: false },
  { language: 'go', folder: 'go', extension: '.go', title: 'Go', entryApart: true },
];
