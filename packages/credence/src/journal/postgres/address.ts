import { InputError } from '../../core/errors.ts';

/** Where a database is. Only `connectionString` holds its password; `shown` is for people. */
export interface DatabaseAddress {
  readonly connectionString: string;
  readonly shown: string;
  /** The text with every form of the password replaced. */
  readonly mask: (text: string) => string;
}

const stars = '***';

/** Where a password may stand in a connection string, as written. */
const places = [/^([a-z]+:\/\/[^:/?#@]*:)(.*)(@)/i, /([?&]password=)([^&#]*)()/i] as const;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address of any kind as people may see it. */
export const shownAddress = (text: string): string =>
  /^postgres(ql)?:\/\//i.test(text) ? databaseAddress(text).shown : text;

/**
 * Reads a connection string, `postgres://user:password@host:port/database`. Throws `InputError` that
 * does not repeat what it was given, since that may hold a password.
 * @param environment may hold the password apart, as PGPASSWORD
 */
export function databaseAddress(
  text: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): DatabaseAddress {
  if (!/^postgres(ql)?:\/\//i.test(text)) {
    throw new InputError('not-a-database', 'This is not the address of a PostgreSQL database.', {
      remedy: 'It begins with postgres://, as in postgres://user@host:5432/credence.',
    });
  }
  const written = places.flatMap((place) => place.exec(text)?.[2] ?? []);
  const secrets = [...written, ...written.map(decoded), environment.PGPASSWORD ?? '']
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    // Shorter ones would be found in words that have nothing to do with them.
    .filter((secret) => secret.length >= 4);
  const mask = (shown: string) =>
    secrets.reduce((masked, secret) => masked.replaceAll(secret, stars), shown);
  const shown = places.reduce((rest, place) => rest.replace(place, `$1${stars}$3`), text);
  return { connectionString: text, shown: mask(shown), mask };
}
