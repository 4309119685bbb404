import { type Command, Option } from 'commander';
import { z } from 'zod';
import { InputError } from '../core/errors.ts';

interface Leaf {
  readonly type?: string | undefined;
  readonly items?: Leaf | undefined;
  readonly description?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly anyOf?: readonly Leaf[] | undefined;
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const isScalar = ({ type }: Leaf) => type === 'string' || type === 'number' || type === 'integer';

function parseScalar(text: string, leaf: Leaf, flag: string): string | number {
  if (leaf.type === 'string') return text;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InputError('not-a-number', `--${flag} takes a number, not "${text}".`, {
    remedy: 'Give a number, as 0.8 or 12.',
  });
}

/**
 * Makes a flag of every key of a configuration schema that is a plain value or a list of them, so
 * that flags, file and documentation cannot differ.
 */
export function addSchemaFlags(command: Command, schema: z.ZodObject): void {
  for (const [key, leaf] of leaves(schema)) {
    const list = leaf.type === 'array';
    const flag = kebab(key);
    const value = list ? `<${leaf.items?.type}s>` : `<${leaf.type}>`;
    command.addOption(
      new Option(`--${flag} ${value}`, `${leaf.description ?? ''}${hint(leaf)}`).argParser(
        (text: string) =>
          list
            ? text.split(',').map((item) => parseScalar(item.trim(), leaf.items ?? {}, flag))
            : parseScalar(text, leaf, flag),
      ),
    );
  }
}

/** What a flag takes, where its name does not say it. */
function hint({ type, items, enum: one }: Leaf): string {
  if (type !== 'array') return one ? ` (${one.join(', ')})` : '';
  return ` (separated by commas${items?.enum ? `, of ${items.enum.join(', ')}` : ''})`;
}

/** The configuration keys among a command's options that were given as flags. */
export function givenFlags(
  options: Readonly<Record<string, unknown>>,
  schema: z.ZodObject,
): Readonly<Record<string, unknown>> {
  const keys = new Set(leaves(schema).map(([key]) => key));
  return Object.fromEntries(Object.entries(options).filter(([key]) => keys.has(key)));
}

function leaves(schema: z.ZodObject): readonly (readonly [string, Leaf])[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties: Record<string, Leaf>;
  };
  return Object.entries(json.properties)
    .map(simplest)
    .filter(
      ([, leaf]) => isScalar(leaf) || (leaf.type === 'array' && leaf.items && isScalar(leaf.items)),
    );
}

/** Where a list takes plain values and others, a flag gives the plain ones. */
function simplest([key, leaf]: [string, Leaf]): [string, Leaf] {
  const items = leaf.items?.anyOf?.find(isScalar);
  return [key, items ? { ...leaf, items: { ...items, enum: undefined } } : leaf];
}
