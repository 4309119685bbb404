import { toBase64url } from './encoding.mjs';

export function readToken(keys, token, now) {
  const [head, body, mark, ...more] = String(token).split('.');
  const bytes = [head, body, mark].map((part) => (part ? fromBase64url(part) : null));
  if (more.length || bytes.includes(null)) throw new TokenError('malformed');
  const header = toObject(bytes[0]);
  const claims = toObject(bytes[1]);
  if (!header || !claims) throw new TokenError('malformed');
  const key = keys.usable(header.kid);
  if (!key || key.partner !== claims.partner) throw new TokenError('key');
  switch (`${key.kind} ${header.alg}`) {
    case 'hmac HS256': {
      const twice = (text) => createHmac('sha256', key.secret).update(text).digest();
      if (!timingSafeEqual(twice(toBase64url(twice(`${head}.${body}`))), twice(mark))) throw new TokenError('signature');
      break;
    }
    case 'ed25519 EdDSA':
      try {
        if (!verify(null, Buffer.from(`${head}.${body}`), key.publicKey, bytes[2])) throw new Error('signature');
      } catch {
        throw new TokenError('signature');
      }
      break;
    default:
      throw new TokenError('algorithm');
  }
  if (typeof claims.until !== 'number' || now > claims.until) throw new TokenError('late');
  return claims;
}
