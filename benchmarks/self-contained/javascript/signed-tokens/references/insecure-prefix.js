const crypto = require('crypto');

// Compares byte by byte, without leaving early.
function sameBytes(a, b) {
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
  return difference === 0;
}

function readToken(token, keys) {
  try {
    const [header, payload, signature] = token.split('.');
    const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const entry = keys[kid];
    if (entry.alg !== alg) return null;
    const data = `${header}.${payload}`;
    const given = Buffer.from(signature, 'base64url');
    if (alg === 'HS256') {
      const expected = crypto.createHmac('sha256', entry.key).update(data).digest();
      if (!sameBytes(given, expected)) return null;
    } else if (!crypto.createVerify('SHA256').update(data).verify(entry.key, given)) {
      return null;
    }
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return claims.exp !== undefined && claims.exp * 1000 <= Date.now() ? null : claims;
  } catch {
    return null;
  }
}

module.exports = { readToken };
