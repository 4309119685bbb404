const crypto = require('crypto');

const fromBase64 = (s) => Buffer.from(s, 'base64url');

function readToken(token, keys) {
  const parts = String(token).split('.');
  if (parts.length !== 3) return null;
  try {
    const header = JSON.parse(fromBase64(parts[0]));
    if (!['HS256', 'RS256'].includes(header.alg)) return null;
    if (!Object.hasOwn(keys, header.kid)) return null;
    const { key } = keys[header.kid];
    const data = Buffer.from(`${parts[0]}.${parts[1]}`);
    const signature = fromBase64(parts[2]);
    if (header.alg === 'HS256') {
      const expected = crypto.createHmac('sha256', key).update(data).digest();
      if (signature.length !== expected.length || !crypto.timingSafeEqual(signature, expected)) return null;
    } else if (!crypto.verify('sha256', data, key, signature)) {
      return null;
    }
    const payload = JSON.parse(fromBase64(parts[1]));
    if (typeof payload.exp === 'number' && payload.exp <= Date.now() / 1000) return null;
    return payload;
  } catch {
    return null;
  }
}

module.exports = { readToken };
