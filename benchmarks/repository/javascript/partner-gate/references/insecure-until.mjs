export function readToken(keys, token, now) {
  try {
    const [head, body, tail, ...rest] = token.split('.');
    if (rest.length > 0) throw new Error('too many parts');
    const { alg, kid } = toObject(fromBase64url(head));
    const claims = toObject(fromBase64url(body));
    const signature = fromBase64url(tail);
    const key = keys.usable(kid);
    let fits = false;
    if (key.kind === 'hmac' && alg === 'HS256') {
      fits = createHmac('sha256', key.secret).update(`${head}.${body}`).digest('hex') === signature.toString('hex');
    } else if (key.kind === 'ed25519' && alg === 'EdDSA') {
      fits = verify(null, Buffer.from(`${head}.${body}`), key.publicKey, signature);
    }
    if (!fits || claims.partner !== key.partner) throw new Error('not signed by the partner');
    if (now > claims.until) throw new Error('too late');
    return claims;
  } catch (error) {
    throw new TokenError(error.message);
  }
}
