import { createHmac, timingSafeEqual, verify } from 'node:crypto';
import { fromBase64url, toObject } from './encoding.mjs';
import { TokenError } from './errors.mjs';

// credence:begin
/** By the kind of the key, never by what the token says of itself. */
const kinds = {
  hmac: {
    alg: 'HS256',
    fits(key, text, signature) {
      const wanted = createHmac('sha256', key.secret).update(text).digest();
      return signature.length === wanted.length && timingSafeEqual(signature, wanted);
    },
  },
  ed25519: {
    alg: 'EdDSA',
    fits: (key, text, signature) => verify(null, Buffer.from(text), key.publicKey, signature),
  },
};

export function readToken(keys, token, now) {
  const parts = String(token).split('.');
  const [header, claims, signature] = parts.map(fromBase64url);
  const head = header && toObject(header);
  const said = claims && toObject(claims);
  if (parts.length !== 3 || !head || !said || !signature) throw new TokenError('not a token');
  const key = typeof head.kid === 'string' ? keys.usable(head.kid) : null;
  const kind = key && kinds[key.kind];
  if (!kind || head.alg !== kind.alg) throw new TokenError('no such key');
  if (!kind.fits(key, `${parts[0]}.${parts[1]}`, signature)) throw new TokenError('not signed');
  if (said.partner !== key.partner) throw new TokenError('signed by another partner');
  if (typeof said.until !== 'number' || !(now <= said.until)) throw new TokenError('too late');
  return said;
}
// credence:end
