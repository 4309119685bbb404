import { type Document, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { InputError, type Location } from './errors.ts';
import { type Path, schemaComplaint } from './schema-complaint.ts';

/** A YAML text whose parts can be found again. */
interface Source {
  readonly document: Document.Parsed;
  readonly locate: (offset: number) => Location;
}

function read(text: string, file: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const locate = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  return { document, locate };
}

/**
 * Parses and validates a YAML text (JSON is YAML). Throws `InputError` naming file, line, column
 * and remedy for the first thing that is wrong.
 * @param file the name to give in errors
 */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const { document, locate } = read(text, file);
  const syntax = document.errors[0];
  if (syntax) {
    throw new InputError('yaml-syntax', `This is not valid YAML: ${syntax.message}`, {
      location: locate(syntax.pos[0]),
      remedy: 'Mend the indentation or quoting at this place.',
    });
  }
  const data = plainData({ document, locate });
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const { code, message, remedy, path, unknownKey } = schemaComplaint(result.error, schema, data);
  const location = locate(nodeOffset(document, path, unknownKey));
  throw new InputError(code, message, { location, remedy });
}

/** The place of a value in a YAML text: of the deepest node on its path that exists. */
export function locateInYaml(text: string, file: string, path: Path): Location {
  const { document, locate } = read(text, file);
  return locate(nodeOffset(document, path, null));
}

/** Throws `InputError` for YAML that stands for no data: an alias of nothing, or of too much. */
function plainData({ document, locate }: Source): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    let offset: number | null = null;
    visit(document, {
      Alias(_, alias) {
        if (alias.resolve(document)) return undefined;
        offset = alias.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    const what =
      offset === null ? 'unfolds to too many values' : 'refers to a value that is not there';
    throw new InputError('yaml-syntax', `This YAML ${what}.`, {
      location: locate(offset ?? 0),
      remedy: 'Write the value out, or put it in quotes when it begins with *.',
      cause,
    });
  }
}

/** Offset of the deepest node on the path that exists, or of the unknown key below it. */
function nodeOffset(document: Document.Parsed, path: Path, unknownKey: string | null): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (unknownKey !== null && isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === unknownKey);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
