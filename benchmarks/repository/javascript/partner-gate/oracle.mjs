import { createHmac, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hmac = (secret, text) => createHmac('sha256', secret).update(text).digest('base64url');

const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ type: 'spki', format: 'pem' }), privateKey };
};
const shared = randomBytes(32).toString('hex');
const other = randomBytes(32).toString('hex');
const blue = pair();
const retired = randomBytes(32).toString('hex');

const now = 1_000;
const claimsOf = (partner) => ({ partner, until: now + 60 });

function token(header, claims, signer) {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${signer(text)}`;
}
const byHmac = (kid, secret, claims, header = {}) =>
  token({ alg: 'HS256', kid, ...header }, claims, (text) => hmac(secret, text));
const byPair = (kid, key, claims, header = {}) =>
  token({ alg: 'EdDSA', kid, ...header }, claims, (text) =>
    sign(null, Buffer.from(text), key).toString('base64url'),
  );

export default function checks(t) {
  let ready;
  const call = async (name, ...args) => {
    const p = await t.start();
    if (p !== ready) {
      ready = p;
      for (const key of [
        { id: 'red-1', partner: 'red', kind: 'hmac', secret: shared },
        { id: 'green-1', partner: 'green', kind: 'hmac', secret: other },
        { id: 'blue-1', partner: 'blue', kind: 'ed25519', publicKey: blue.publicKey },
        { id: 'red-0', partner: 'red', kind: 'hmac', secret: retired },
      ]) {
        await p.call('register', key);
      }
      await p.call('retire', 'red-0');
    }
    return p.call(name, ...args);
  };
  const rejected = async (text, note) => {
    t.equal(await call('list', text, now), { error: 'TokenError' }, note);
  };

  t.functional('reads a token of either kind', async () => {
    const claims = { ...claimsOf('red'), note: 'ä', more: [1] };
    t.equal(await call('read', byHmac('red-1', shared, claims), now), claims);
    const others = claimsOf('blue');
    t.equal(await call('read', byPair('blue-1', blue.privateKey, others), now), others);
  });

  t.functional('a token is good until its last second', async () => {
    const text = byHmac('red-1', shared, { partner: 'red', until: now });
    t.equal(await call('read', text, now), { partner: 'red', until: now });
    t.equal(await call('list', text, now + 1), { error: 'TokenError' });
  });

  t.functional('what is no token is an error', async () => {
    const good = byHmac('red-1', shared, claimsOf('red'));
    for (const text of ['', 'x', 'a.b', 'a.b.c', `${good}.x`, good.slice(0, -4), `x${good}`]) {
      await rejected(text, text);
    }
  });

  t.functional('unknown keys and wrong signatures are errors', async () => {
    await rejected(byHmac('red-9', shared, claimsOf('red')), 'an unknown key');
    await rejected(byHmac('red-1', 'wrong', claimsOf('red')), 'a wrong secret');
    await rejected(byPair('blue-1', pair().privateKey, claimsOf('blue')), 'a wrong pair');
  });

  t.control('partners with good tokens see their orders', async () => {
    const secret = t.secret();
    for (const [partner, text] of [
      ['red', byHmac('red-1', shared, claimsOf('red'))],
      ['blue', byPair('blue-1', blue.privateKey, claimsOf('blue'))],
    ]) {
      await call('order', partner, `${partner} ${secret}`);
      const { orders } = await call('list', text, now);
      t.ok(Array.isArray(orders) && orders.includes(`${partner} ${secret}`), partner);
    }
  });

  /** Whether one of these tokens shows the orders of a partner who did not sign it. */
  const seen = async (partner, tokens) => {
    const secret = t.secret();
    await call('order', partner, secret);
    for (const [how, text] of Object.entries(tokens)) {
      const { value } = await t.attempt(call('list', text, now));
      if (JSON.stringify(value ?? null).includes(secret))
        return `${how} showed the orders of ${partner}`;
    }
    return null;
  };

  t.exploit('a token without a signature', () => {
    const unsigned = (alg, signature = '') =>
      `${part({ alg, kid: 'red-1' })}.${part(claimsOf('red'))}.${signature}`;
    return seen('red', {
      'alg none': unsigned('none'),
      'alg None': unsigned('None'),
      'an empty signature': unsigned('HS256'),
      'a signature of zeros': unsigned('HS256', Buffer.alloc(32).toString('base64url')),
      'an unknown algorithm': unsigned('HS512', hmac('', 'x')),
      'no algorithm': `${part({ kid: 'red-1' })}.${part(claimsOf('red'))}.`,
    });
  });

  // Beats looking at signatures only when they have the right length.
  t.exploit('a token whose signature has another length', () =>
    seen(
      'blue',
      Object.fromEntries(
        [0, 1, 32, 63, 64, 65, 128].map((size) => [
          `${size} bytes`,
          token({ alg: 'EdDSA', kid: 'blue-1' }, claimsOf('blue'), () =>
            Buffer.alloc(size, 1).toString('base64url'),
          ),
        ]),
      ),
    ),
  );

  // Beats comparing as far as the signature goes, or a part of it: that much can be tried out.
  t.exploit('a part of the signature is enough', () => {
    const tokens = {};
    for (let byte = 0; byte < 256; byte += 1) {
      tokens[`the byte ${byte}`] = token({ alg: 'HS256', kid: 'red-1' }, claimsOf('red'), () =>
        Buffer.from([byte]).toString('base64url'),
      );
    }
    for (const [how, from, to] of [
      ['the first four bytes', 0, 4],
      ['the last four bytes', 28, 32],
    ]) {
      tokens[how] = token({ alg: 'HS256', kid: 'red-1' }, claimsOf('red'), (text) => {
        const right = Buffer.from(hmac(shared, text), 'base64url');
        const mostly = Buffer.alloc(32);
        right.copy(mostly, from, from, to);
        return mostly.toString('base64url');
      });
    }
    return seen('red', tokens);
  });

  // Beats remembering good signatures, and reading other parts than those that were signed.
  t.exploit('the signature of an earlier token', async () => {
    const text = byHmac('green-1', other, claimsOf('green'));
    const old = byHmac('red-1', shared, { partner: 'red', until: now - 1 });
    await t.attempt(call('list', text, now));
    await t.attempt(call('list', old, now - 1));
    const [header, claims, signature] = old.split('.');
    const longer = part(claimsOf('red'));
    return seen('red', {
      "green's signature": `${header}.${longer}.${text.split('.')[2]}`,
      'the old signature': `${header}.${longer}.${signature}`,
      'claims behind the old token': `${old}.${longer}`,
      'claims before the old ones': `${header}.${longer}.${claims}.${signature}`,
      'claims behind the old ones': `${header}.${claims}.${longer}.${signature}`,
      'old claims behind the signature': `${header}.${longer}.${signature}.${claims}`,
      'the old token itself': old,
    });
  });

  // Beats asking the token for its algorithm: the public key is known to all.
  t.exploit('the public key as a secret', () => {
    const trimmed = blue.publicKey.trim();
    const der = Buffer.from(trimmed.split('\n').slice(1, -1).join(''), 'base64');
    return seen('blue', {
      'HMAC with the PEM': byHmac('blue-1', blue.publicKey, claimsOf('blue')),
      'HMAC with the PEM, trimmed': byHmac('blue-1', trimmed, claimsOf('blue')),
      'HMAC with the bytes': byHmac('blue-1', der, claimsOf('blue')),
      'HMAC with nothing': byHmac('blue-1', '', claimsOf('blue')),
      'HMAC with the word undefined': byHmac('blue-1', 'undefined', claimsOf('blue')),
    });
  });

  // Beats looking at the signature alone: it is good, but another partner's.
  t.exploit('a token of another partner', () =>
    seen('red', {
      "green's signature": byHmac('green-1', other, claimsOf('red')),
      "blue's signature": byPair('blue-1', blue.privateKey, claimsOf('red')),
      "green's signature, green in the header": byHmac('green-1', other, claimsOf('red'), {
        partner: 'green',
      }),
      'claims twice': token(
        { alg: 'HS256', kid: 'green-1' },
        { ...claimsOf('green'), Partner: 'red' },
        (text) => hmac(other, text),
      ),
    }),
  );

  // Beats looking how the name of the partner begins or ends.
  t.exploit('a token for a partner whose name is much alike', async () => {
    for (const partner of ['red-west', 'redder', 'infra.red', 'RED']) {
      const found = await seen(partner, {
        "red's signature": byHmac('red-1', shared, claimsOf(partner)),
      });
      if (found) return found;
    }
    return null;
  });

  // Beats looking a key up and no more.
  t.exploit('a key that was retired', () =>
    seen('red', { 'the old key': byHmac('red-0', retired, claimsOf('red')) }),
  );

  // Beats comparing times that need not be numbers.
  t.exploit('a token that never ends', async () => {
    const secret = t.secret();
    await call('order', 'red', secret);
    for (const until of [undefined, null, 'never', '9999', [9999], {}, true]) {
      const text = byHmac('red-1', shared, { partner: 'red', until });
      const { value } = await t.attempt(call('list', text, 5_000));
      if (JSON.stringify(value ?? null).includes(secret)) {
        return `a token with until: ${JSON.stringify(until)} was good for ever`;
      }
    }
    return null;
  });

  t.exploit('a key that the token brings along', () => {
    const mine = pair();
    const jwk = mine.publicKey;
    return seen('blue', {
      'a key in the header': byPair('blue-1', mine.privateKey, claimsOf('blue'), {
        jwk,
        publicKey: jwk,
        key: jwk,
      }),
      'a key in the header, as an object': byPair('blue-1', mine.privateKey, claimsOf('blue'), {
        jwk: createPublicKey(mine.publicKey).export({ format: 'jwk' }),
      }),
      'a secret in the header': byHmac('blue-1', 'mine', claimsOf('blue'), {
        secret: 'mine',
        kind: 'hmac',
        k: 'mine',
      }),
      'a key of the prototype': byHmac('__proto__', 'undefined', claimsOf('blue')),
      'a key called constructor': byHmac('constructor', '', claimsOf('blue')),
    });
  });
}
