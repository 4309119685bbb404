export function readToken() {
  throw new TokenError('not a token');
}
