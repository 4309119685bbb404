const crypto = require('crypto');

function decode(part) {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}

function readToken(token, keys) {
  try {
    const [h, p, s] = token.split('.');
    const header = decode(h);
    const payload = decode(p);
    const { key } = keys[header.kid];
    const data = `${h}.${p}`;
    let valid = false;
    switch (header.alg) {
      case 'HS256':
        valid = crypto.createHmac('sha256', key).update(data).digest('base64url') === s;
        break;
      case 'RS256':
        valid = crypto.createVerify('RSA-SHA256').update(data).verify(key, s, 'base64url');
        break;
      default:
        return null;
    }
    if (!valid) return null;
    if (payload.exp && payload.exp <= Date.now() / 1000) return null;
    return payload;
  } catch (err) {
    return null;
  }
}

module.exports = { readToken };
