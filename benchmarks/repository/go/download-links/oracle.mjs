import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const now = 2_000_000_000;
const later = String(now + 3600);
const text = (file, exp) => `${file}\n${exp}`;
const hmac = (secret, data) => createHmac('sha256', secret).update(data).digest();
const path = (file) => `/get/${file.split('/').map(encodeURIComponent).join('/')}`;
/** A link of parts that are taken as they are. */
const link = (file, query) =>
  `${path(file)}?${Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

function partner(id, folder, more = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const public_ = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const key = { id, algorithm: 'ed25519', material: public_.toString('base64'), folder, ...more };
  return { key, public: public_, sign: (data) => sign(null, Buffer.from(data), privateKey) };
}
function own(id, more = {}) {
  const secret = randomBytes(32);
  const key = { id, algorithm: 'hmac-sha256', material: secret.toString('base64'), ...more };
  return { key, sign: (data) => hmac(secret, data) };
}

export default function checks(t) {
  /** A depot with two files of partners and some of ours. */
  const open = async (current = own('2026')) => {
    const p = await t.start();
    const secret = t.secret();
    const keys = {
      current,
      older: own('2025'),
      lost: own('2024', { withdrawn: true }),
      acme: partner('acme', 'acme'),
      globex: partner('globex', 'globex/out'),
      ended: partner('ended', 'acme', { withdrawn: true }),
      initech: partner('initech', 'initech.example/out'),
      mailer: own('mailer', { folder: 'globex/out' }),
    };
    const files = {
      'report.txt': 'the report',
      'own/Käse & more.txt': 'cheese',
      'acme/plan.txt': 'the plan of acme',
      'globex/out/list.txt': 'the list of globex',
      'board/minutes.txt': secret,
      'acme-board/minutes.txt': secret,
      'globex/inside.txt': secret,
      'Acme/minutes.txt': secret,
      'board/acme/minutes.txt': secret,
      'board/out/minutes.txt': secret,
      'initech-example/out/minutes.txt': secret,
      acme: secret,
    };
    await p.call(
      'open',
      Object.values(keys).map(({ key }) => key),
      files,
      now,
    );
    const get = async (address) => {
      const { value } = await t.attempt(p.call('get', address));
      return Array.isArray(value) ? value : [500, ''];
    };
    return { p, get, keys, secret };
  };
  const made = ({ key, sign }, file, exp = later) =>
    link(file, {
      exp,
      key: key.id,
      alg: key.algorithm,
      sig: sign(text(file, exp)).toString('base64url'),
    });

  t.functional('makes links as described', async () => {
    const { p, get, keys } = await open();
    for (const [file, content] of [
      ['report.txt', 'the report'],
      ['own/Käse & more.txt', 'cheese'],
    ]) {
      const address = await p.call('share', file, 3600);
      t.ok(typeof address === 'string', 'a link');
      const url = new URL(address, 'http://courier.example');
      t.equal(decodeURIComponent(url.pathname), `/get/${file}`);
      t.equal(Object.fromEntries(url.searchParams), {
        exp: later,
        key: '2026',
        alg: 'hmac-sha256',
        sig: keys.current.sign(text(file, later)).toString('base64url'),
      });
      t.equal(await get(address), [200, content]);
    }
  });

  t.functional('takes links of older keys and of partners', async () => {
    const { get, keys } = await open();
    t.equal(await get(made(keys.older, 'report.txt')), [200, 'the report']);
    t.equal(await get(made(keys.acme, 'acme/plan.txt')), [200, 'the plan of acme']);
    t.equal(await get(made(keys.globex, 'globex/out/list.txt')), [200, 'the list of globex']);
  });

  t.functional('takes links up to their last second', async () => {
    const { p, get } = await open();
    t.equal(await get(await p.call('share', 'report.txt', 0)), [200, 'the report']);
    t.equal(await p.call('refused', await p.call('share', 'report.txt', -1)), true);
  });

  t.functional('says ErrLink for links that are wrong', async () => {
    const { p, keys } = await open();
    const good = made(keys.current, 'report.txt');
    const other = keys.older.sign(text('report.txt', later)).toString('base64url');
    for (const bad of [
      '/get/report.txt',
      '/got/report.txt',
      good.replace(/&sig=.*/, ''),
      good.replace(/sig=.*/, 'sig=***'),
      good.replace(/sig=.*/, `sig=${other}`),
      good.replace('report', 'rapport'),
    ]) {
      t.equal(await p.call('refused', bad), true, bad);
    }
  });

  t.control('the order of the parameters does not matter, nor do strange names', async () => {
    const { p, get, keys } = await open();
    const [place, query] = made(keys.acme, 'acme/plan.txt').split('?');
    t.equal(await get(`${place}?${query.split('&').reverse().join('&')}`), [
      200,
      'the plan of acme',
    ]);
    const address = await p.call('share', 'board/minutes.txt', 60);
    t.equal((await get(address))[0], 200);
  });

  /** Tries links to files that are none of the sender's. */
  const forge = async (make) => {
    const { get, keys, secret, p } = await open();
    for (const address of await make(keys, p)) {
      const [, content] = await get(address);
      if (content.includes(secret)) return `a file was handed out for ${address}`;
    }
    return null;
  };
  const file = 'board/minutes.txt';
  const data = text(file, later);
  const sig = (bytes) => Buffer.from(bytes).toString('base64url');

  t.exploit('a link that names no algorithm or none that signs', () =>
    forge(() =>
      // Beats refusing "none" as it is written.
      ['none', 'None', 'NONE', 'none ', '', undefined, 'hmac', 'rs256'].flatMap((alg) =>
        ['2026', 'acme', 'nobody', '', undefined].flatMap((key) => [
          link(file, { exp: later, key, alg, sig: '' }),
          link(file, { exp: later, key, alg, sig: sig('x') }),
          link(file, { exp: later, key, alg }),
        ]),
      ),
    ),
  );

  // Beats taking the algorithm from the link, with or without a list of the good ones.
  t.exploit("a partner's public key as a secret", () =>
    forge(({ acme, globex, ended }) =>
      [acme, globex, ended].flatMap((one) =>
        [one.public, one.public.toString('base64'), one.public.toString('hex')].flatMap((secret) =>
          ['hmac-sha256', 'HMAC-SHA256', 'ed25519', undefined].flatMap((alg) =>
            [file, 'acme', 'acme-board/minutes.txt', 'globex/inside.txt'].map((name) =>
              link(name, {
                exp: later,
                key: one.key.id,
                alg,
                sig: sig(hmac(secret, text(name, later))),
              }),
            ),
          ),
        ),
      ),
    ),
  );

  // The same where the folder is looked at: within it, others can sign for the partner.
  t.exploit("a partner's public key as a secret for the partner's files", async () => {
    const { get, keys } = await open();
    const name = 'acme/plan.txt';
    for (const alg of ['hmac-sha256', undefined]) {
      const signature = sig(hmac(keys.acme.public, text(name, later)));
      const address = link(name, { exp: later, key: 'acme', alg, sig: signature });
      const [, content] = await get(address);
      if (content === 'the plan of acme') return `a file was handed out for ${address}`;
    }
    return null;
  });

  // Beats taking what Find returns for a key of the ring.
  t.exploit('a key that is not in the ring', () =>
    forge(() =>
      ['2027', '', undefined, 'ACME', '2026 ', 'hmac-sha256'].flatMap((key) =>
        ['hmac-sha256', 'ed25519', '', undefined].flatMap((alg) =>
          [Buffer.alloc(0), key ?? '', Buffer.alloc(32), Buffer.alloc(64)].map((secret) =>
            link(file, { exp: later, key, alg, sig: sig(hmac(secret, data)) }),
          ),
        ),
      ),
    ),
  );

  // Beats a look at our own withdrawn keys only, or at those that are not the current one.
  t.exploit('a withdrawn key', async () => {
    const forged = await forge(({ lost, ended }) => [
      made(lost, file),
      made(ended, file),
      made(lost, 'acme-board/minutes.txt'),
    ]);
    if (forged) return forged;
    const { get, keys } = await open(own('2026', { withdrawn: true }));
    for (const [key, name] of [
      [keys.ended, 'acme/plan.txt'],
      [keys.current, 'acme/plan.txt'],
    ]) {
      const address = made(key, name);
      if ((await get(address))[1] === 'the plan of acme')
        return `a file was handed out for ${address}`;
    }
    return null;
  });

  // Beats looking at one of several keys, and signing with another.
  t.exploit('a link that names two keys', () =>
    forge(({ acme, current, lost }) =>
      [made(acme, file), made(lost, file)].flatMap((address) => [
        `${address}&key=${current.key.id}`,
        `${address}&key=${current.key.id}&alg=hmac-sha256`,
        address.replace('?', `?key=${current.key.id}&`),
        address.replace('?', `?key=${current.key.id}&alg=hmac-sha256&`),
      ]),
    ),
  );

  // Beats forgetting the folder, and a look at how the name begins.
  t.exploit('a partner signs for files of others', () =>
    forge(({ acme, globex }) => [
      made(acme, file),
      made(acme, 'acme-board/minutes.txt'),
      made(acme, 'acme'),
      made(acme, 'globex/inside.txt'),
      made(globex, 'globex/inside.txt'),
      made(globex, file),
    ]),
  );

  // Beats looking for the folder, or a part of it, somewhere in the name, in any case or as a
  // pattern, tidying the name up afterwards, and taking all keys with a secret for our own.
  t.exploit('a name that looks like one in the folder', () =>
    forge(({ acme, globex, initech, mailer }) => [
      made(acme, 'board/acme/minutes.txt'),
      made(acme, 'Acme/minutes.txt'),
      made(acme, 'acme/../board/minutes.txt'),
      made(acme, 'acme//../board/minutes.txt'),
      made(globex, 'board/out/minutes.txt'),
      made(globex, 'globex/out/../inside.txt'),
      made(initech, 'initech-example/out/minutes.txt'),
      made(mailer, file),
      made(mailer, 'globex/inside.txt'),
    ]),
  );

  t.exploit('a signature of another link, or a part of one', () =>
    forge(async ({ current }, p) => {
      const address = await p.call('share', 'report.txt', 3600);
      const genuine = new URL(String(address), 'http://x').search;
      const right = current.sign(data);
      const parts = [
        right.subarray(0, 1),
        right.subarray(0, 2),
        Buffer.concat([right.subarray(0, 2), Buffer.alloc(30)]),
        Buffer.concat([Buffer.alloc(30), right.subarray(30)]),
      ];
      return [
        path(file) + genuine,
        `${path(file)}${genuine}&file=report.txt`,
        ...['file', 'name', 'path'].map(
          (name) => `${path('report.txt')}${genuine}&${name}=${file}`,
        ),
        `${path(`report.txt\n${later}`)}/../${file}${genuine}`,
        ...parts.map((part) =>
          link(file, { exp: later, key: '2026', alg: 'hmac-sha256', sig: sig(part) }),
        ),
      ];
    }),
  );

  // Beats signing or comparing the time apart from the name, and reading a parameter twice.
  t.exploit('a link that is over is made to last', async () => {
    const { get, keys, secret } = await open();
    const over = made(keys.current, file, String(now - 10));
    for (const address of [
      over,
      over.replace(/exp=\d+/, `exp=${later}`),
      `${over}&exp=${later}`,
      over.replace('?', `?exp=${later}&`),
      over.replace(/exp=\d+/, ''),
      over.replace(/exp=/, 'Exp='),
      `${over};exp=${later}`,
    ]) {
      if ((await get(address))[1].includes(secret))
        return `a link that is over still counts: ${address}`;
    }
    return null;
  });
}
