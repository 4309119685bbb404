import { createHash, type Hash } from 'node:crypto';

/** JSON whose keys are sorted: languages order the members of an object as they like. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/**
 * What an answer returns in one check: values, kinds of errors, what a program printed and how it
 * ended, in order. Only a hash leaves the sandbox: it tells whether two answers did the same, not
 * what, nor whether it was right. Messages of errors are left out, since they are worded freely.
 */
export class Behaviour {
  #hash: Hash | null = null;
  #returned = 0;

  begin(): void {
    this.#hash = createHash('sha256');
    this.#returned = 0;
  }

  returned(value: unknown): void {
    this.#add('returned', canonical(value));
  }

  raised(type: string): void {
    this.#add('raised', type);
  }

  /** Hash of all since `begin`, or `null` when the answer returned nothing. */
  end(): string | null {
    const hash = this.#hash;
    this.#hash = null;
    return hash && this.#returned > 0 ? hash.digest('hex').slice(0, 32) : null;
  }

  #add(how: string, what: string): void {
    this.#hash?.update(JSON.stringify([how, what]));
    this.#returned += 1;
  }
}
