import { z } from 'zod';
import { closest, suggestion } from './closest.ts';

export type Path = readonly PropertyKey[];

/** The first thing that is wrong with data, in words for the user. */
export interface SchemaComplaint {
  readonly code: 'unknown-key' | 'missing-key' | 'invalid-value';
  readonly message: string;
  readonly remedy: string;
  /** Of the value that is wrong, or that has the unknown key, or lacks one. */
  readonly path: Path;
  readonly unknownKey: string | null;
}

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

const at = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown>)?.[part], data);

interface SchemaNode {
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
}

/** The branch of a union that data belong to: the one whose constants they have. */
function branchOf(node: SchemaNode, data: unknown): SchemaNode {
  const branches = node.oneOf ?? node.anyOf;
  const matches = (branch: SchemaNode) =>
    Object.entries(branch.properties ?? {}).every(
      ([name, property]) => property.const === undefined || property.const === at(data, [name]),
    );
  return branches?.find(matches) ?? node;
}

function knownKeys(schema: z.ZodType, path: Path, data: unknown): readonly string[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as SchemaNode;
  let node: SchemaNode | undefined = branchOf(root, data);
  path.forEach((part, depth) => {
    const child: SchemaNode | undefined =
      typeof part === 'number' ? node?.items : node?.properties?.[String(part)];
    node = child && branchOf(child, at(data, path.slice(0, depth + 1)));
  });
  return Object.keys(node?.properties ?? {});
}

/** The values that a choice has, where the issue is that none of them was made. */
function choices(issue: z.core.$ZodIssue): readonly string[] | null {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union' || !('options' in issue)) return null;
  // One of the choices may be to leave the key out.
  return Array.isArray(issue.options) ? issue.options.filter(Boolean).map(String) : null;
}

/** A misspelt key lacks and is unknown at once; of the two, its misspelling is what helps. */
function misspelling(error: z.ZodError, data: unknown): z.core.$ZodIssue | undefined {
  const [first] = error.issues;
  if (first === undefined || first.path.length === 0 || at(data, first.path) !== undefined) return;
  const parent = first.path.slice(0, -1).join('.');
  return error.issues.find(
    (issue) =>
      issue.code === 'unrecognized_keys' &&
      issue.path.join('.') === parent &&
      closest(issue.keys[0] ?? '', [String(first.path.at(-1))]) !== null,
  );
}

/** What to say of data that are no keys and values at all, as those of an empty file. */
function noKeys(schema: z.ZodType, data: unknown): SchemaComplaint {
  const { required = [], properties = {} } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as SchemaNode;
  const key = required[0] ?? Object.keys(properties)[0] ?? 'key';
  return {
    code: 'invalid-value',
    message: data === null ? 'There is nothing in it.' : 'It does not consist of keys and values.',
    remedy: `Write keys with their values, as \`${key}: …\`, each on a line of its own.`,
    path: [],
    unknownKey: null,
  };
}

const inPath = (where: Path) => (where.length > 0 ? ` in ${where.join('.')}` : '');

/**
 * What to tell the user of data that the schema refused.
 * @param inside how to name a place in the data
 */
export function schemaComplaint(
  error: z.ZodError,
  schema: z.ZodType,
  data: unknown,
  inside: (path: Path) => string = inPath,
): SchemaComplaint {
  const first = misspelling(error, data) ?? error.issues[0];
  if (!first) throw error;
  const { issue, path } = deepest(first);
  if (path.length === 0 && issue.code === 'invalid_type' && issue.expected === 'object') {
    return noKeys(schema, data);
  }

  if (issue.code === 'unrecognized_keys') {
    const unknownKey = issue.keys[0] ?? '';
    return {
      code: 'unknown-key',
      message: `Unknown key "${unknownKey}"${inside(path)}.`,
      remedy: suggestion(unknownKey, knownKeys(schema, path, data)),
      path,
      unknownKey,
    };
  }
  const value = at(data, path);
  if (value === undefined && path.length > 0) {
    const parent = path.slice(0, -1);
    return {
      code: 'missing-key',
      message: `The key "${String(path.at(-1))}"${inside(parent)} is missing.`,
      remedy: 'Add it; the documentation lists what it takes.',
      path: parent,
      unknownKey: null,
    };
  }
  const possible = choices(issue);
  if (possible && typeof value === 'string') {
    return {
      code: 'invalid-value',
      message: `"${value}"${inside(path)} is none of the values there are.`,
      remedy: suggestion(value, possible),
      path,
      unknownKey: null,
    };
  }
  return {
    code: 'invalid-value',
    message: `${issue.message}${inside(path)}.`,
    remedy: 'Change the value to what the message asks for.',
    path,
    unknownKey: null,
  };
}
