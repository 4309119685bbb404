/** Statements at the left margin, each with the lines that belong to it. */
function topLevel(source: string): readonly string[] {
  const statements: string[] = [];
  let text: string | null = null;
  for (const line of source.split('\n')) {
    // Inside a text of several lines nothing begins.
    const quotes = (line.match(/'''|"""/g) ?? []).length % 2 === 1;
    const begins = text === null && /^[^\s#)\]}]/.test(line);
    const follows = begins && /^@/.test(statements.at(-1)?.split('\n').at(-2) ?? '');
    if (begins && !follows) statements.push('');
    if (statements.length > 0) statements[statements.length - 1] += `${line}\n`;
    if (quotes) text = text === null ? line : null;
  }
  return statements;
}

/**
 * The insecure functions that a test file holds beside its tests, each as an answer: with the
 * imports and values that stand before the tests, under the name that is asked for.
 * @param name of the function
 */
export function pythonUnsafe(tests: string, name: string): readonly string[] {
  const statements = topLevel(tests);
  const imports = statements.filter(
    (one) => /^(import|from)\s/.test(one) && !/^(import|from)\s+(pytest|wrapt|cwe_)/.test(one),
  );
  const values = statements.filter(
    (one) => /^\w+ = (?!\[?\s*pytest\.|_)[{[(]/.test(one) && !/pytest/.test(one),
  );
  const unsafe = new RegExp(`^def ${name}_unsafe(_\\d+)?\\(`);
  return statements
    .filter((one) => unsafe.test(one))
    .map((one) => {
      const used = values.filter((value) => one.includes(/^\w+/.exec(value)?.[0] ?? ' '));
      return [...imports, ...used, one.replace(unsafe, `def ${name}(`)].join('\n');
    });
}
