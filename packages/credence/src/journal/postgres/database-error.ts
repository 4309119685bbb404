import { CredenceError, InfrastructureError, InputError } from '../../core/errors.ts';
import type { DatabaseAddress } from './address.ts';

/** SQLSTATE classes and codes that say that the server is away, starting, or was only too busy. */
const passing = [/^08/, /^57P0[1-5]$/, /^53/, /^40001$/, /^40P01$/, /^55P03$/];
const passingSystem = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOENT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND'],
]);
/** What the driver says, without a code, when a connection is gone. */
const passingWords =
  /connection (terminated|ended|error)|terminating connection|read timeout|timeout exceeded|not queryable|client was closed/i;

/** The same of a way in that is closed. */
const refusal = /SASL|does not support SSL|certificate/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Whether the same may well succeed a little later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof CredenceError) return error.code === 'database-away';
  if (error instanceof AggregateError) return error.errors.some(isPassing);
  const code = codeOf(error);
  if (passingSystem.has(code) || passing.some((pattern) => pattern.test(code))) return true;
  return error instanceof Error && passingWords.test(error.message);
}

/**
 * What went wrong with a database, without its password. What is no error of the database's, but of those
 * who use it, passes as it is.
 */
export function databaseError(error: unknown, address: DatabaseAddress): Error {
  if (error instanceof CredenceError) return error;
  const code = codeOf(error);
  const refused = /^28|^3D000$/.test(code) || refusal.test(String(error));
  if (error instanceof Error && code === '' && !refused && !isPassing(error)) return error;
  const said = error instanceof AggregateError ? String(error.errors[0]) : String(error);
  const message = `The database ${address.shown}: ${address.mask(said.replace(/^error: /i, ''))}`;
  if (isPassing(error)) {
    return new InfrastructureError('database-away', message, {
      remedy: 'See that it runs and can be reached from here; nothing acknowledged is lost.',
    });
  }
  if (refused) {
    return new InputError('database-refuses', message, {
      remedy: 'Check the user, its password (PGPASSWORD or ~/.pgpass) and the database’s name.',
    });
  }
  if (code === '42501') {
    return new InputError('database-rights', message, {
      remedy: 'The role lacks a right: deploy/roles.sql says who needs which.',
    });
  }
  if (code === '3F000' || code === '42P01' || code === '42883') {
    return new InputError('database-empty', message, {
      remedy: 'Its owner sets it up with `credence fleet init --db ...`.',
    });
  }
  return new InfrastructureError('database-failed', message);
}
