import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { suggestion } from './closest.ts';
import { InputError } from './errors.ts';

type Path = readonly PropertyKey[];

/** The first issue that names a place, looking into unions for the branch that came nearest. */
function deepest(
  issue: z.core.$ZodIssue,
  prefix: Path = [],
): { issue: z.core.$ZodIssue; path: Path } {
  const path = [...prefix, ...issue.path];
  if (issue.code !== 'invalid_union') return { issue, path };
  const branches = issue.errors
    .flatMap((branch) => branch.slice(0, 1).map((inner) => deepest(inner, path)))
    .sort((a, b) => b.path.length - a.path.length);
  return branches[0] ?? { issue, path };
}

function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
  let json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  for (const part of path) {
    const node = json as { properties?: Record<string, unknown>; items?: unknown };
    json = typeof part === 'number' ? node?.items : node?.properties?.[String(part)];
  }
  return Object.keys((json as { properties?: object })?.properties ?? {});
}

/**
 * Parses and validates a YAML text (JSON is YAML). Throws `InputError` naming file, line, column
 * and remedy for the first thing that is wrong.
 * @param file the name to give in errors
 */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const locate = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const syntax = document.errors[0];
  if (syntax) {
    throw new InputError('yaml-syntax', `This is not valid YAML: ${syntax.message}`, {
      location: locate(syntax.pos[0]),
      remedy: 'Mend the indentation or quoting at this place.',
    });
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;

  const first = result.error.issues[0];
  if (!first) throw result.error;
  const { issue, path } = deepest(first);
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const at = nodeOffset(document, path, unknown);
  const where = path.length > 0 ? ` in ${path.join('.')}` : '';
  if (unknown !== undefined) {
    throw new InputError('unknown-key', `Unknown key "${unknown}"${where}.`, {
      location: locate(at),
      remedy: suggestion(unknown, knownKeys(schema, path)),
    });
  }
  throw new InputError('invalid-value', `${issue.message}${where}.`, {
    location: locate(at),
    remedy:
      'Change the value to what the message asks for; `credence run --help` lists all options.',
  });
}

/** Byte offset of the deepest node on the path that exists, or of the unknown key below it. */
function nodeOffset(
  document: ReturnType<typeof parseDocument>,
  path: Path,
  unknown: string | undefined,
): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (unknown !== undefined && isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === unknown);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
