export class TokenError extends Error {
  name = 'TokenError';
}
