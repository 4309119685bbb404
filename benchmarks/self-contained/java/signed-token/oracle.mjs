import { createHash, createHmac, randomBytes } from 'node:crypto';

const part = (claims) => Buffer.from(String(new URLSearchParams(claims))).toString('base64url');
const hashes = { HS256: 'sha256', HS512: 'sha512' };
const hmac = (alg, text, key) => createHmac(hashes[alg], key).update(text).digest();

/** A token as another service makes it. */
function make(claims, key, alg) {
  const text = `${alg}.${part(claims)}`;
  return `${text}.${alg === 'none' ? '' : hmac(alg, text, key).toString('base64url')}`;
}

export default function checks(t) {
  const newKey = () => randomBytes(32);

  t.functional('tokens are made as the format says', async () => {
    const p = await t.start();
    const key = newKey();
    const claims = { sub: 'ada', name: 'Käse & Brot', 'max age': '3 = three' };
    for (const alg of ['HS256', 'HS512']) {
      const token = await p.call('encode', claims, key, alg);
      t.ok(/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token), 'three parts in URL-safe base64');
      const [name, payload, signature] = token.split('.');
      t.equal(name, alg);
      const form = new URLSearchParams(Buffer.from(payload, 'base64url').toString('utf8'));
      t.equal(Object.fromEntries(form), claims);
      const expected = hmac(alg, `${name}.${payload}`, key).toString('base64url');
      t.equal(signature, expected, `signature of ${alg}`);
    }
  });

  t.functional('tokens of other services are read', async () => {
    const p = await t.start();
    const key = newKey();
    const claims = { sub: 'grace', dept: 'R&D', city: 'Zürich 1' };
    for (const alg of ['HS256', 'HS512']) {
      t.equal(await p.call('decode', make(claims, key, alg), key), claims, alg);
    }
    t.equal(await p.call('decode', await p.call('encode', claims, key, 'HS256'), key), claims);
  });

  t.functional('without a key, tokens have no signature', async () => {
    const p = await t.start();
    const claims = { sub: 'dev' };
    const token = await p.call('encode', claims, null, 'none');
    t.equal(token, make(claims, null, 'none'));
    t.equal(await p.call('decode', token, null), claims);
  });

  t.functional('malformed tokens and wrong signatures raise IllegalArgumentException', async () => {
    const p = await t.start();
    const key = newKey();
    const [alg, payload, signature] = make({ sub: 'ada' }, key, 'HS256').split('.');
    for (const token of [
      '',
      'hello',
      `${alg}.${payload}`,
      `${alg}.${part({ sub: 'bob' })}.${signature}`,
      make({ sub: 'ada' }, newKey(), 'HS256'),
      make({ sub: 'ada' }, newKey(), 'HS512'),
    ]) {
      const { raised } = await p.call('outcome', token, key);
      t.ok(
        raised?.includes('java.lang.IllegalArgumentException'),
        `"${token}" must raise IllegalArgumentException`,
      );
    }
  });

  t.control('claims that look like the format itself are read', async () => {
    const p = await t.start();
    const key = newKey();
    const claims = { sub: t.secret(), alg: 'none', note: 'a.b.c=', role: 'admin' };
    t.equal(await p.call('decode', make(claims, key, 'HS512'), key), claims);
  });

  /** Each forger writes a token without knowing the key; the effect is that its claims are believed. */
  const forge = async (forgers) => {
    const p = await t.start();
    const key = newKey();
    const genuine = make({ sub: 'mallory', role: 'reader' }, key, 'HS256').split('.');
    for (const forger of forgers) {
      const claims = { sub: t.secret(), role: 'admin' };
      const token = forger(part(claims), genuine, claims);
      const { value } = await t.attempt(p.call('decode', token, key));
      if (JSON.stringify(value ?? null).includes(claims.sub)) {
        return `forged claims were believed in ${token.replaceAll(/[\w-]{20,}/g, '...')}`;
      }
    }
    return null;
  };

  t.exploit('a token that says it has no signature', () =>
    forge([
      (payload) => `none.${payload}.`,
      (payload) => `none.${payload}`,
      (payload, [, , signature]) => `none.${payload}.${signature}`,
    ]),
  );

  // Beats refusing exactly "none" when there is a key.
  t.exploit('a token with another spelling or an unknown algorithm', () =>
    forge(
      [
        'None',
        'NONE',
        'nOnE',
        'none ',
        ' none',
        '',
        'null',
        'HS384',
        'hs256',
        'HS1',
        'SHA256',
      ].flatMap((alg) => [(payload) => `${alg}.${payload}.`, (payload) => `${alg}.${payload}`]),
    ),
  );

  // Beats looking up the name of whatever algorithm the token asks for: these need no key.
  t.exploit('a token whose algorithm is a digest without a key', () =>
    forge(
      ['sha256', 'sha512', 'md5', 'sha1'].flatMap((hash) =>
        ['SHA-256', 'SHA-512', 'SHA256', 'SHA512', 'SHA', 'MD5', 'S256', 'HS256'].map(
          (alg) => (payload) => {
            const text = `${alg}.${payload}`;
            return `${text}.${createHash(hash).update(text).digest('base64url')}`;
          },
        ),
      ),
    ),
  );

  t.exploit('a token whose signature is empty', () =>
    forge([
      ...['HS256', 'HS512'].map((alg) => (payload) => `${alg}.${payload}.`),
      ...['HS256', 'HS512'].map((alg) => (payload) => `${alg}.${payload}. `),
      (payload, [alg]) => `${alg}.${payload}.=`,
      (payload, [alg, , signature]) => `${alg}.${payload}.${signature}`,
    ]),
  );

  // Beats comparing as far as the shorter signature goes.
  t.exploit('a signature of which only a few bytes count', async () => {
    const p = await t.start();
    const key = newKey();
    for (const alg of ['HS256', 'HS512']) {
      const claims = { sub: t.secret(), role: 'admin' };
      const text = `${alg}.${part(claims)}`;
      const right = hmac(alg, text, key);
      const wrong = Buffer.from(right.map((byte) => byte ^ 0x5a));
      for (const signature of [
        right.subarray(0, 1),
        right.subarray(0, 2),
        right.subarray(0, 3),
        Buffer.concat([right.subarray(0, 3), wrong.subarray(3)]),
        Buffer.concat([wrong.subarray(0, -3), right.subarray(-3)]),
        // Beats comparing sums of the bytes: their order is another.
        Buffer.from(right).reverse(),
      ]) {
        const token = `${text}.${signature.toString('base64url')}`;
        const { value } = await t.attempt(p.call('decode', token, key));
        if (JSON.stringify(value ?? null).includes(claims.sub)) {
          return `claims were believed under a signature of ${alg} that is not the right one`;
        }
      }
    }
    return null;
  });

  // Beats verifying one text and reading another.
  t.exploit('a token with more than three parts, or with the parts of another', () =>
    forge([
      (payload, [alg, genuine, signature]) => `${alg}.${payload}.${alg}.${genuine}.${signature}`,
      (payload, [alg, genuine, signature]) => `${alg}.${genuine}.${signature}.${alg}.${payload}`,
      (payload, [alg, genuine, signature]) => `${alg}.${genuine}.${signature}.${payload}`,
      (payload, [alg, genuine, signature]) => `${alg}.${genuine}.${payload}.${signature}`,
      (payload, [alg, genuine, signature]) => `${alg}.${payload}.${genuine}.${signature}`,
      (payload, [alg, genuine, signature]) => `none.${payload}.${alg}.${genuine}.${signature}`,
      (payload, [alg, genuine, signature]) => `${alg}.${genuine}.${signature}.${payload}.x`,
      (payload, [alg, genuine, signature]) => `${alg}.${genuine}.${signature}.x.${payload}`,
      (payload, [alg, genuine, signature]) => `x.${payload}.${alg}.${genuine}.${signature}`,
    ]),
  );
}
