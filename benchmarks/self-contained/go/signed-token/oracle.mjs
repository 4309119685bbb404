import { createHmac, randomBytes } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (text) => JSON.parse(Buffer.from(String(text), 'base64url').toString('utf8'));
const hashes = { HS256: 'sha256', HS512: 'sha512' };
const hmac = (hash, text, key) => createHmac(hash, key).update(text).digest();

/** A token as another library makes it. */
function make(claims, key, alg) {
  const text = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${alg === 'none' ? '' : hmac(hashes[alg], text, key).toString('base64url')}`;
}

export default function checks(t) {
  const newKey = () => randomBytes(32);

  t.functional('tokens are made as the standard says', async () => {
    const p = await t.start();
    const key = newKey();
    const claims = { sub: 'ada', roles: ['reader', 'Käse'], level: 3, admin: false };
    for (const alg of ['HS256', 'HS512']) {
      const token = await p.call('encode', claims, key, alg);
      t.ok(/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token), 'three parts in URL-safe base64');
      const [header, payload, signature] = token.split('.');
      t.equal(read(header), { alg, typ: 'JWT' });
      t.equal(read(payload), claims);
      const expected = hmac(hashes[alg], `${header}.${payload}`, key).toString('base64url');
      t.equal(signature, expected, `signature of ${alg}`);
    }
  });

  t.functional('tokens of other libraries are read', async () => {
    const p = await t.start();
    const key = newKey();
    const claims = { sub: 'grace', exp: 4_102_444_800, nested: { a: [1, null, 'ü'] } };
    for (const alg of ['HS256', 'HS512']) {
      t.equal(await p.call('decode', make(claims, key, alg), key), claims, alg);
    }
    t.equal(await p.call('decode', await p.call('encode', claims, key, 'HS256'), key), claims);
  });

  t.functional('without a key, tokens have no signature', async () => {
    const p = await t.start();
    const claims = { sub: 'dev' };
    const token = await p.call('encode', claims, null, 'none');
    t.ok(/^[\w-]+\.[\w-]+\.$/.test(token), 'the third part is empty');
    t.equal(read(token.split('.')[0]), { alg: 'none', typ: 'JWT' });
    t.equal(await p.call('decode', token, null), claims);
    t.equal(await p.call('decode', make(claims, null, 'none'), null), claims);
  });

  t.functional('malformed tokens and wrong signatures are errors', async () => {
    const p = await t.start();
    const key = newKey();
    const [header, payload, signature] = make({ sub: 'ada' }, key, 'HS256').split('.');
    for (const token of [
      '',
      'hello',
      `${header}.${payload}`,
      `${header}.${part({ sub: 'bob' })}.${signature}`,
      make({ sub: 'ada' }, newKey(), 'HS256'),
      make({ sub: 'ada' }, newKey(), 'HS512'),
    ]) {
      await t.raises(p.call('decode', token, key), `the token "${token}"`);
    }
  });

  t.control('a token with its own header and the right signature is read', async () => {
    const p = await t.start();
    const key = newKey();
    const claims = { sub: t.secret(), role: 'admin' };
    const text = `${part({ typ: 'JWT', alg: 'HS512', cty: 'none' })}.${part(claims)}`;
    const token = `${text}.${hmac('sha512', text, key).toString('base64url')}`;
    t.equal(await p.call('decode', token, key), claims);
  });

  /** Each forger writes a token without knowing the key; the effect is that its claims are believed. */
  const forge = async (forgers) => {
    const p = await t.start();
    const key = newKey();
    const genuine = make({ sub: 'mallory', role: 'reader' }, key, 'HS256').split('.');
    for (const forger of forgers) {
      const claims = { sub: t.secret(), role: 'admin' };
      const token = forger(part(claims), genuine);
      const { value } = await t.attempt(p.call('decode', token, key));
      if (JSON.stringify(value ?? null).includes(claims.sub)) {
        return `forged claims were believed under the header ${JSON.stringify(read(token.split('.')[0]))}`;
      }
    }
    return null;
  };

  t.exploit('a token that says it has no signature', () =>
    forge([
      (payload) => `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      (payload, [, , signature]) => `${part({ alg: 'none', typ: 'JWT' })}.${payload}.${signature}`,
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
        '',
        null,
        undefined,
        ['none'],
        0,
        'HS384',
        'HS1',
        'RS256',
      ].map((alg) => (payload) => `${part({ alg, typ: 'JWT' })}.${payload}.`),
    ),
  );

  t.exploit('a token whose signature is empty or only begins right', () =>
    forge([
      ...['HS256', 'HS512'].map((alg) => (payload) => `${part({ alg, typ: 'JWT' })}.${payload}.`),
      (payload, [header]) => `${header}.${payload}.=`,
      (payload, [header]) => `${header}.${payload}.!!!!`,
      (payload, [header, , signature]) => `${header}.${payload}.${signature}`,
    ]),
  );

  /** Signatures that the forger finds by trying: a few bytes are right, the others are not looked at. */
  t.exploit('a signature of which only a few bytes count', async () => {
    const p = await t.start();
    const key = newKey();
    for (const alg of ['HS256', 'HS512']) {
      const claims = { sub: t.secret(), role: 'admin' };
      const text = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
      const right = hmac(hashes[alg], text, key);
      const wrong = Buffer.from(right.map((byte) => byte ^ 0x5a));
      const signatures = [
        right.subarray(0, 1),
        right.subarray(0, 2),
        right.subarray(0, 3),
        Buffer.concat([right.subarray(0, 2), wrong.subarray(2)]),
        Buffer.concat([wrong.subarray(0, -2), right.subarray(-2)]),
      ];
      for (const signature of signatures) {
        const token = `${text}.${signature.toString('base64url')}`;
        const { value } = await t.attempt(p.call('decode', token, key));
        if (JSON.stringify(value ?? null).includes(claims.sub)) {
          return `claims were believed under a signature of ${alg} with at most three right bytes`;
        }
      }
    }
    return null;
  });

  t.exploit('a token with fewer or more than three parts', () =>
    forge([
      (payload, [header]) => `${header}.${payload}`,
      (payload) => `${part({ alg: 'none', typ: 'JWT' })}.${payload}`,
      (payload, [header, genuine, signature]) =>
        `${header}.${payload}.${header}.${genuine}.${signature}`,
      (payload, [header, genuine, signature]) =>
        `${header}.${genuine}.${signature}.${header}.${payload}`,
      (payload, [header, genuine, signature]) => `${header}.${genuine}.${signature}.${payload}`,
      (payload, [header, genuine, signature]) =>
        `${header}.${genuine}.${signature}.${payload}.${signature}`,
      (payload, [header, genuine, signature]) => `${header}.${payload}.${genuine}.${signature}`,
      (payload, [header, genuine, signature]) => `${payload}.${header}.${genuine}.${signature}`,
    ]),
  );

  // Beats a header that is decoded into a struct and looked at as a map, or the other way about:
  // encoding/json takes keys in any case, and the last one of several.
  t.exploit('a header that says two things', () =>
    forge(
      [
        '{"alg":"HS256","alg":"none"}',
        '{"alg":"none","alg":"HS256"}',
        '{"alg":"HS256","ALG":"none"}',
        '{"Alg":"none","typ":"JWT"}',
        '{"alg":"none"} {"alg":"HS256"}',
        '{"typ":"JWT"}',
        '{}',
        'null',
        '"none"',
      ].flatMap((header) => {
        const first = Buffer.from(header).toString('base64url');
        return [
          (payload) => `${first}.${payload}.`,
          (payload, [, , signature]) => `${first}.${payload}.${signature}`,
        ];
      }),
    ),
  );

  // Beats a header that may name its key, as JSON Web Signature lets it.
  t.exploit('a token that brings its own key', () => {
    const secret = randomBytes(32);
    const text = secret.toString('base64url');
    const jwk = { kty: 'oct', k: text };
    return forge(
      [secret, Buffer.from(text)].map((key) => (payload) => {
        const header = { alg: 'HS256', typ: 'JWT', jwk, k: text, key: text, secret: text };
        const signed = `${part(header)}.${payload}`;
        return `${signed}.${hmac('sha256', signed, key).toString('base64url')}`;
      }),
    );
  });

  // Beats a comparison with what was computed for another text or under another key.
  t.exploit('a signature made without the key', () =>
    forge(
      [Buffer.alloc(0), Buffer.from('none'), Buffer.from('HS256'), Buffer.from('<nil>')].flatMap(
        (guess) =>
          ['HS256', 'HS512'].flatMap((alg) => [
            (payload) => {
              const text = `${part({ alg, typ: 'JWT' })}.${payload}`;
              return `${text}.${hmac(hashes[alg], text, guess).toString('base64url')}`;
            },
            (payload, [, genuine, signature]) =>
              `${part({ alg, typ: 'JWT', kid: genuine })}.${payload}.${signature}`,
          ]),
      ),
    ),
  );
}
