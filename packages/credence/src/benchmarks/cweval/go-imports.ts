/** `import ( ... )` or `import "..."` of a file. */
const importBlock = /^import\s*\(([\s\S]*?)^\)\n?|^import\s+(.*)\n/gm;

/** How code names a package: its alias, else the last part of its path that is no version. */
function usedAs(line: string): string | null {
  const match = /^(?:([\w.]+)\s+)?"([^"]+)"/.exec(line);
  if (!match) return null;
  const [, alias, path = ''] = match;
  return (
    alias ??
    path
      .split('/')
      .filter((part) => !/^v\d+$/.test(part))
      .at(-1) ??
    null
  );
}

/** A file's imports, a line each. */
function importLines(source: string): readonly string[] {
  return [...source.matchAll(importBlock)].flatMap(([, block, single = '']) =>
    (block ?? single)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/**
 * A part of a file as a file of its own, with those of its imports that this part uses: in Go it is
 * an error to import more.
 */
export function goFileOf(part: string, source: string): string {
  const code = part.replace(/^package .*\n/m, '').replaceAll(importBlock, '');
  const used = importLines(source).filter((line) => {
    const name = usedAs(line);
    return name === '_' || (name !== null && new RegExp(`\\b${name}\\.`).test(code));
  });
  const imports =
    used.length === 0 ? '' : `import (\n${used.map((line) => `\t${line}\n`).join('')})\n\n`;
  return `package main\n\n${imports}${code.trim()}\n`;
}
