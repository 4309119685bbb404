'use strict';
const crypto = require('node:crypto');

const parse = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

function isSignedBy({ alg, key }, input, signature) {
  if (alg === 'HS256') {
    const expected = crypto.createHmac('sha256', key).update(input).digest();
    return expected.length === signature.length && crypto.timingSafeEqual(expected, signature);
  }
  if (alg === 'RS256') return crypto.verify('RSA-SHA256', Buffer.from(input), key, signature);
  return false;
}

function readToken(token, keys) {
  try {
    const parts = token.split('.');
    if (parts.length !== 3) return null;
    const [header, payload, signature] = parts;
    const { alg, kid } = parse(header);
    // The key says how it is used; the header may only agree.
    if (!Object.hasOwn(keys, kid) || keys[kid].alg !== alg) return null;
    if (!isSignedBy(keys[kid], `${header}.${payload}`, Buffer.from(signature, 'base64url'))) return null;
    const claims = parse(payload);
    if (claims.exp !== undefined && Date.now() / 1000 >= claims.exp) return null;
    return claims;
  } catch {
    return null;
  }
}

module.exports = { readToken };
