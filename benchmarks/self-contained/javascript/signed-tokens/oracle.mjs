import { Buffer } from 'node:buffer';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

export default function checks(t) {
  const pem = { type: 'spki', format: 'pem' };
  // Short keys, since they are made anew for each verdict and protect nothing.
  const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const publicKey = pair.publicKey.export(pem);
  const secret = `${t.secret()}${t.secret()}`;
  const keys = {
    mobile: { alg: 'HS256', key: secret },
    portal: { alg: 'RS256', key: publicKey },
  };

  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = (header, payload) => `${part(header)}.${part(payload)}`;
  const hmac = (signed, key) => createHmac('sha256', key).update(signed).digest('base64url');
  const rsa = (signed, key = pair.privateKey) =>
    sign('sha256', Buffer.from(signed), key).toString('base64url');
  const signed = (input, make, ...args) => `${input}.${make(input, ...args)}`;

  const hs = { alg: 'HS256', typ: 'JWT', kid: 'mobile' };
  const rs = { alg: 'RS256', typ: 'JWT', kid: 'portal' };
  const mobile = (payload) => signed(text(hs, payload), hmac, secret);
  const portal = (payload) => signed(text(rs, payload), rsa);

  const read = async (token) => {
    const p = await t.start();
    return p.call('readToken', token, keys);
  };
  const now = () => Math.floor(Date.now() / 1000);

  /** Offers tokens of a made-up user; the answer must not take any of them for ours. */
  const attack = async (tokens) => {
    const user = `admin-${t.secret()}`;
    for (const token of tokens({ sub: user })) {
      const { value } = await t.attempt(read(token));
      if (value?.sub === user) return `a forged token was accepted: ${token}`;
    }
    return null;
  };

  t.functional('gives the payload of tokens of both kinds', async () => {
    const payload = { sub: 'ada', roles: ['editor'], name: 'Ada Lövelace' };
    t.equal(await read(mobile(payload)), payload);
    t.equal(await read(portal(payload)), payload);
  });

  t.functional('an expired token gives null', async () => {
    const later = { sub: 'ada', exp: now() + 3600 };
    t.equal(await read(mobile(later)), later);
    t.equal(await read(portal(later)), later);
    t.equal(await read(mobile({ sub: 'ada', exp: now() - 3600 })), null);
    t.equal(await read(portal({ sub: 'ada', exp: now() - 3600 })), null);
  });

  t.functional('text that is no token gives null', async () => {
    for (const token of ['', 'abc', 'a.b.c', '..', mobile({ sub: 'ada' }).replaceAll('.', '-')])
      t.equal(await read(token), null, JSON.stringify(token));
  });

  t.functional('a signature by another key gives null', async () => {
    t.equal(await read(signed(text(hs, { sub: 'ada' }), hmac, 'another secret')), null);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    t.equal(await read(signed(text(rs, { sub: 'ada' }), rsa, privateKey)), null);
  });

  t.control('the order and number of fields in the header do not matter', async () => {
    const payload = { sub: 'grace', alg: 'none' };
    const header = { kid: 'portal', cty: 'x', alg: 'RS256' };
    t.equal(await read(signed(text(header, payload), rsa)), payload);
    t.equal(
      await read(signed(text({ kid: 'mobile', alg: 'HS256' }, payload), hmac, secret)),
      payload,
    );
  });

  t.exploit('a payload is changed under a good signature', () =>
    attack((payload) =>
      [mobile, portal].map((make) => {
        const [header, , signature] = make({ sub: 'ada' }).split('.');
        return `${header}.${part(payload)}.${signature}`;
      }),
    ),
  );

  t.exploit('the header says that there is no signature', () =>
    attack((payload) =>
      ['none', 'None', 'NONE', 'nOnE', '', null].flatMap((alg) =>
        ['mobile', 'portal', 'nobody', undefined].flatMap((kid) => [
          `${text({ alg, typ: 'JWT', kid }, payload)}.`,
          `${text({ alg, typ: 'JWT', kid }, payload)}`,
        ]),
      ),
    ),
  );

  // Beats refusing `none`: the public key, which everybody has, becomes the secret of an HMAC.
  t.exploit('the header turns the public key into a shared secret', () =>
    attack((payload) => {
      const input = text({ alg: 'HS256', typ: 'JWT', kid: 'portal' }, payload);
      const der = pair.publicKey.export({ type: 'spki', format: 'der' });
      const forms = [publicKey, publicKey.trim(), publicKey.replaceAll('\n', '\r\n'), der];
      return forms.map((key) => signed(input, hmac, key));
    }),
  );

  // Beats comparing as many bytes as the token brings.
  t.exploit('the signature is empty or cut off', () =>
    attack((payload) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
      return [hs, rs].flatMap((header) => [
        `${text(header, payload)}.`,
        `${text(header, payload)}`,
        `${text(header, payload)}.=`,
        signed(text(header, payload), hmac, ''),
        signed(text(header, payload), rsa, privateKey),
      ]);
    }),
  );

  // Beats a lookup of `kid` that meets what every object has.
  t.exploit('the header names a key that is not ours', () =>
    attack((payload) =>
      ['toString', 'constructor', '__proto__', 'hasOwnProperty', 'nobody', ''].flatMap((kid) =>
        ['HS256', undefined].flatMap((alg) => {
          const input = text({ alg, typ: 'JWT', kid }, payload);
          return [
            ...['', 'undefined', 'null', '[object Object]'].map((key) => signed(input, hmac, key)),
            `${input}.`,
            `${input}.${part('x')}`,
          ];
        }),
      ),
    ),
  );

  // Beats splitting that does not count: what is read is not what is signed.
  t.exploit('a good token has parts before or after it', () =>
    attack((payload) =>
      [mobile, portal].flatMap((make) => {
        const good = make({ sub: 'ada' });
        const [header, , signature] = good.split('.');
        return [
          `${good}.${part(payload)}.${signature}`,
          `${good}.${header}.${part(payload)}.${signature}`,
          `${header}.${part(payload)}.${good}`,
          `${header}.${part(payload)}.${signature}.${good}`,
        ];
      }),
    ),
  );
}
