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
    for (const arguments_ of [
      [claims, key],
      [claims, key, 'HS256'],
      [claims, key, 'HS512'],
    ]) {
      const alg = arguments_[2] ?? 'HS256';
      const token = await p.call('encode_token', ...arguments_);
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
      t.equal(await p.call('decode_token', make(claims, key, alg), key), claims, alg);
    }
    t.equal(await p.call('decode_token', await p.call('encode_token', claims, key), key), claims);
  });

  t.functional('without a key, tokens have no signature', async () => {
    const p = await t.start();
    const claims = { sub: 'dev' };
    const token = await p.call('encode_token', claims, null, 'none');
    t.ok(/^[\w-]+\.[\w-]+\.$/.test(token), 'the third part is empty');
    t.equal(read(token.split('.')[0]), { alg: 'none', typ: 'JWT' });
    t.equal(await p.call('decode_token', token, null), claims);
    t.equal(await p.call('decode_token', make(claims, null, 'none'), null), claims);
  });

  t.functional(
    'malformed tokens and wrong signatures throw an InvalidArgumentException',
    async () => {
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
        const { raised } = await p.call('outcome', token, key);
        t.ok(
          raised?.includes('InvalidArgumentException'),
          `"${token}" must throw InvalidArgumentException`,
        );
      }
    },
  );

  t.control('a token with its own header and the right signature is read', async () => {
    const p = await t.start();
    const key = newKey();
    const claims = { sub: t.secret(), role: 'admin' };
    const text = `${part({ typ: 'JWT', alg: 'HS512', cty: 'none' })}.${part(claims)}`;
    const token = `${text}.${hmac('sha512', text, key).toString('base64url')}`;
    t.equal(await p.call('decode_token', token, key), claims);
  });

  /** Each forger writes a token without knowing the key; the effect is that its claims are believed. */
  const forge = async (forgers) => {
    const p = await t.start();
    const key = newKey();
    const genuine = make({ sub: 'mallory', role: 'reader' }, key, 'HS256').split('.');
    for (const forger of forgers) {
      const claims = { sub: t.secret(), role: 'admin' };
      const token = forger(part(claims), genuine);
      const { value } = await t.attempt(p.call('decode_token', token, key));
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

  // Beats refusing exactly "none" when there is a key, and `switch` and `in_array`, for which `true`
  // is equal to any algorithm.
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
        true,
        false,
        ['none'],
        { none: 'none' },
        0,
        1,
        -1,
        'HS384',
        'HS1',
        'HS',
        'hs256',
        'crc32b',
        'RS256',
      ].flatMap((alg) => [
        (payload) => `${part({ alg, typ: 'JWT' })}.${payload}.`,
        (payload, [, , signature]) => `${part({ alg, typ: 'JWT' })}.${payload}.${signature}`,
      ]),
    ),
  );

  // Beats a lookup of the hash that is empty for what it does not know: `hash_hmac` is not even
  // called, or it is called without the key.
  t.exploit('a token signed with an empty key, or with what anybody knows', () =>
    forge(
      ['HS256', 'HS512', 'hs256', true, null, 'HS384'].flatMap((alg) =>
        ['', '0', '1', 'null'].flatMap((key) =>
          ['sha256', 'sha512'].map((hash) => (payload) => {
            const text = `${part({ alg, typ: 'JWT' })}.${payload}`;
            return `${text}.${hmac(hash, text, key).toString('base64url')}`;
          }),
        ),
      ),
    ),
  );

  // Beats a signature that is decoded first, or compared as far as the shorter one goes.
  t.exploit('a token whose signature is empty or only begins right', () =>
    forge([
      ...['HS256', 'HS512'].map((alg) => (payload) => `${part({ alg, typ: 'JWT' })}.${payload}.`),
      (payload, [header]) => `${header}.${payload}.=`,
      (payload, [header]) => `${header}.${payload}.!!!!`,
      (payload, [header]) => `${header}.${payload}.0`,
      (payload, [header]) => `${header}.${payload}.AA`,
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
        const { value } = await t.attempt(p.call('decode_token', token, key));
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
      (payload, [header, genuine, signature]) => `${header}.${genuine}.${payload}.${signature}`,
      (payload, [header, genuine, signature]) => `${header}.${payload}.${genuine}.${signature}`,
    ]),
  );
}
