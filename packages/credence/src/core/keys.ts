import { createHash } from 'node:crypto';

/** What can be part of a key: plain data, no `undefined`, no functions. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [name: string]: Plain | undefined };

/** JSON with sorted keys and no `undefined`, so that equal data have equal text. */
export function canonicalJson(value: Plain): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`A key cannot contain ${value}`);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value as { readonly [name: string]: Plain | undefined })
    .filter((entry): entry is [string, Plain] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
}

/** Content hash: the first 128 bits of SHA-256, as 32 hexadecimal digits. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** The key of a record: a hash of everything that determines it. Same parts, same key. */
export function contentKey(kind: string, parts: { readonly [name: string]: Plain }): string {
  return contentHash(canonicalJson({ kind, ...parts }));
}
