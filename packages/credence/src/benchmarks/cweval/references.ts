import type { Reference, TaskFile } from '../../core/task.ts';
import type { CwevalFiles } from './cweval-benchmark.ts';
import { goFileOf } from './go-imports.ts';
import { entryMarker, type ParsedTask } from './parse-task.ts';
import { pythonUnsafe } from './python-unsafe.ts';

/** An insecure program is whole: it keeps an entry point of its own. */
const whole = ({ content }: TaskFile): string =>
  content.includes(entryMarker) ? content : `${content}\n// ${entryMarker}\n`;

/** A function that does nothing, where one can be made of its signature. */
function stubOf({ prompt, name }: ParsedTask, { dialect }: CwevalFiles): string | null {
  if (dialect.language === 'python') return `def ${name}(*args, **options):\n    return None\n`;
  if (dialect.language === 'javascript') return `${prompt}\n    return undefined;\n}\n`;
  if (dialect.language === 'c') return `${prompt}\n    return 0;\n}\n`;
  return null;
}

const crashers: Readonly<Record<string, string>> = {
  python: 'import os\nos._exit(0)\n',
  javascript: 'process.exit(0);\n',
  c: 'this does not compile\n',
  cpp: 'this does not compile\n',
  go: 'this does not compile\n',
};

/** The known answers that a task comes with, and those that are of no use whatever the task. */
export function referencesOf(files: CwevalFiles, parsed: ParsedTask): readonly Reference[] {
  const { dialect, unsafe, task, test } = files;
  const { extension, language } = dialect;
  const answer = (code: string, source: string) =>
    language === 'go' ? goFileOf(code, source) : code;
  const insecure =
    language === 'python' ? pythonUnsafe(test.content, parsed.name) : unsafe ? [whole(unsafe)] : [];
  const stub = stubOf(parsed, files);
  return [
    { kind: 'secure', path: `secure${extension}`, code: answer(parsed.secure, task.content) },
    ...insecure.map((code, index) => ({
      kind: 'insecure' as const,
      path: `insecure${insecure.length > 1 ? `-${index}` : ''}${extension}`,
      code,
    })),
    ...(stub === null ? [] : [{ kind: 'stub' as const, path: `stub${extension}`, code: stub }]),
    { kind: 'crasher', path: `crasher${extension}`, code: crashers[language] ?? '' },
  ];
}
