import type { Reference } from '../../core/task.ts';

/** Bodies that do nothing of what is asked. A test that any of them passes shows nothing. */
const bodies = {
  'stub-nothing': 'pass',
  'stub-empty-text': "return ''",
  'stub-true': 'return True',
  'stub-false': 'return False',
  'stub-empty-dict': 'return {}',
  'stub-raise': "raise NotImplementedError('not written yet')",
} as const;

/** Indentation of the body of the function that a prompt ends in. */
function bodyIndentation(prompt: string): string {
  const lines = prompt.trimEnd().split('\n');
  const last = lines.at(-1) ?? '';
  const indentation = /^\s*/.exec(last)?.[0] ?? '';
  return last.trimEnd().endsWith(':') ? `${indentation}    ` : indentation;
}

/**
 * Known answers to a task: its own insecure sample, stubs made from the prompt, and one that ends the
 * process as if all were well. SALLM has no secure ones.
 */
export function sallmReferences(prompt: string, insecureCode: string): readonly Reference[] {
  const indentation = bodyIndentation(prompt);
  const stubs = Object.entries(bodies)
    // At the top level nothing can be returned.
    .filter(([, body]) => indentation !== '' || !body.startsWith('return'))
    .map(([name, body]) => ({
      kind: 'stub' as const,
      path: `${name}.py`,
      code: `${prompt.trimEnd()}\n${indentation}${body}\n`,
    }));
  return [
    { kind: 'insecure', path: 'insecure.py', code: insecureCode },
    ...stubs,
    { kind: 'crasher', path: 'crasher.py', code: `import os\nos._exit(0)\n${prompt}\n` },
  ];
}
