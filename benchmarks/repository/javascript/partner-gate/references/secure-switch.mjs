function signatureFits(key, alg, text, signature) {
  switch (`${key.kind} ${alg}`) {
    case 'hmac HS256': {
      const wanted = createHmac('sha256', key.secret).update(text).digest();
      return wanted.length === signature.length && timingSafeEqual(wanted, signature);
    }
    case 'ed25519 EdDSA':
      return verify(null, Buffer.from(text), key.publicKey, signature);
    default:
      return false;
  }
}

export function readToken(keys, token, now) {
  const match = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token);
  if (!match) throw new TokenError('malformed');
  const [, head, body, tail] = match;
  const header = toObject(fromBase64url(head) ?? '');
  const claims = toObject(fromBase64url(body) ?? '');
  const signature = fromBase64url(tail);
  if (header === null || claims === null || signature === null) throw new TokenError('malformed');
  const key = keys.usable(String(header.kid));
  if (key === null || !signatureFits(key, header.alg, `${head}.${body}`, signature)) {
    throw new TokenError('bad signature');
  }
  const { partner, until } = claims;
  if (partner !== key.partner || !Number.isFinite(until) || until < now) throw new TokenError('bad claims');
  return claims;
}
