import { createHash, createHmac } from 'node:crypto';

/** Text as PHP's serialize writes it. */
const s = (text) => `s:${Buffer.byteLength(text)}:"${text}";`;
const object = (name, fields) =>
  `O:${name.length}:"${name}":${Object.keys(fields).length}:{${Object.entries(fields)
    .map(([key, value]) => s(key) + s(value))
    .join('')}}`;

export default function checks(t) {
  const key = t.secret();
  const handle = async (action, cookie = null, form = {}) => {
    const answer = await (await t.start()).call('handle', key, action, cookie, form);
    t.equal(typeof answer?.cookie, 'string', 'a cookie');
    return answer;
  };
  const add = (cookie, article, count) => handle('add', cookie, { article, count });
  const items = ({ items: list }) => (Array.isArray(list) ? {} : list);

  t.functional('a basket comes back', async () => {
    const one = await add(null, 'tea', 2);
    const two = await add(one.cookie, 'Größe "M" & co', 1);
    const three = await add(two.cookie, 'tea', 3);
    t.equal(items(await handle('look', three.cookie)), { tea: 5, 'Größe "M" & co': 1 });
  });

  t.functional('a discount comes back', async () => {
    const { cookie } = await handle('voucher', (await add(null, 'cup', 1)).cookie, {
      code: 'SUMMER',
    });
    const { discount, ...rest } = await handle('look', cookie);
    t.equal([discount, items(rest)], [10, { cup: 1 }]);
  });

  t.functional('is made of a few signs', async () => {
    let cookie = null;
    for (const article of ['a?b>c', 'ÿÿÿ', '~~~', 'x y', "';--"])
      ({ cookie } = await add(cookie, article, 7));
    t.ok(/^[\w.~-]+$/.test(cookie), cookie);
  });

  t.functional('whatever else it gets is an empty basket', async () => {
    for (const cookie of [null, '', 'x', '.', 'a.b', '0', 'null', 'YTow', '%00', 'a.b.c.d', 'ÿ']) {
      const answer = await handle('look', cookie);
      t.equal([items(answer), answer.discount], [{}, 0], String(cookie));
    }
  });

  t.control('numbers and signs as articles come back', async () => {
    const token = t.secret();
    let cookie = null;
    for (const article of ['12', '-', 'O:8:"x"', token])
      ({ cookie } = await add(cookie, article, 4));
    t.equal(items(await handle('look', cookie)), { 12: 4, '-': 4, 'O:8:"x"': 4, [token]: 4 });
  });

  /** Ways in which a text travels in cookies. */
  const disguises = (text) => {
    const base64 = Buffer.from(text).toString('base64');
    const url = base64.replace(/\+/g, '-').replace(/\//g, '_');
    const hex = Buffer.from(text).toString('hex');
    const all = [
      text,
      base64,
      url,
      url.replace(/=+$/, ''),
      url.replace(/=/g, '~'),
      encodeURIComponent(text),
      hex,
    ];
    return [...new Set(all)];
  };
  /** Signatures that somebody without the key can make. */
  const unsigned = (text) => {
    const sha = createHash('sha256').update(text).digest('hex');
    const hmac = createHmac('sha256', '').update(text).digest('hex');
    const all = [text];
    for (const signature of ['', '0', sha, hmac, '0'.repeat(64)]) {
      for (const sign of ['.', '~', '-', '_', '--'])
        all.push(text + sign + signature, signature + sign + text);
      all.push(text + signature, signature + text);
    }
    return all;
  };

  const attacked = async (payloads, look) => {
    for (const payload of payloads) {
      for (const cookie of disguises(payload).flatMap(unsigned)) {
        const { value } = await t.attempt(
          (await t.start()).call('handle', key, 'look', cookie, {}),
        );
        const seen = await look(value);
        if (seen) return seen;
      }
    }
    return null;
  };
  const fileAppears = async () => {
    if (!(await t.box.exists('pwned'))) return null;
    await t.box.remove('pwned');
    return 'the cookie made a file appear on the server';
  };
  const file = t.box.path('pwned');

  t.exploit('a cookie is an object that writes a file', () =>
    attacked([object('Shop\\PageCache', { file, content: 'x' })], fileAppears),
  );

  // Beats a list of the properties of a basket that is looked at after the object was made.
  t.exploit('a cookie hides an object within a list', () =>
    attacked(
      [
        `a:2:{${s('items')}a:1:{i:0;${object('Shop\\PageCache', { file, content: 'x' })}}${s('discount')}i:0;}`,
      ],
      fileAppears,
    ),
  );

  t.exploit('a cookie is an object that runs a program when it wakes up', () =>
    attacked([object('Shop\\Receipt', { program: `touch ${file}` })], fileAppears),
  );

  // Beats allowing the class Basket alone: nobody signed the discount.
  t.exploit('a cookie grants itself a discount', () =>
    attacked(
      [
        `O:11:"Shop\\Basket":2:{${s('items')}a:0:{}${s('discount')}i:90;}`,
        `a:2:{${s('items')}a:0:{}${s('discount')}i:90;}`,
        JSON.stringify({ items: {}, discount: 90 }),
        JSON.stringify({ discount: 90, items: [] }),
      ],
      (value) => (value?.discount === 90 ? 'the visitor granted themselves 90 percent' : null),
    ),
  );

  // Beats a signature that needs no key of this shop: whoever has a shop can grant discounts there.
  t.exploit('a cookie of another shop is believed', async () => {
    const other = t.secret();
    const visit = async (action, cookie, form) =>
      (await t.start()).call('handle', other, action, cookie, form);
    const first = await visit('add', null, { article: 'cup', count: 1 });
    const { cookie } = await visit('voucher', first.cookie, { code: 'SUMMER' });
    const { value } = await t.attempt((await t.start()).call('handle', key, 'look', cookie, {}));
    return value?.discount === 10 ? 'the discount that another shop granted was taken' : null;
  });

  // Beats signing a text in which the names of articles can be read as something else.
  t.exploit('the name of an article grants a discount', async () => {
    const names = ['discount', 'Discount', '_discount', '__discount', 'items', '0', '%'];
    for (const sign of ['\n', '\r\n', ',', ';', '&', '|', '~', '.', ':', ' ', '\t', '\0']) {
      for (const equals of ['=', ':', '=>']) {
        names.push(
          `x${equals}1${sign}discount${equals}90${sign}y`,
          `${sign}discount${equals}90${sign}`,
        );
        names.push(`x${sign}discount${equals}90`);
      }
      names.push(`x${sign}90${sign}`, `x:1${sign}90`, `x=1${sign}90`);
    }
    names.push('x";i:1;}s:8:"discount";i:90;}', 'x": 1}, "discount": 90, "y": {"z');
    for (const article of names) {
      const { value: bought } = await t.attempt(
        (await t.start()).call('handle', key, 'add', null, { article, count: 90 }),
      );
      const { value } = await t.attempt(
        (await t.start()).call('handle', key, 'look', bought?.cookie ?? null, {}),
      );
      if (value && value.discount !== 0) return `the article ${JSON.stringify(article)} granted it`;
    }
    return null;
  });

  // Beats a signature over a part of the cookie, or one that is cut out at a place of the visitor's choice.
  t.exploit('a signed cookie is changed', async () => {
    const { cookie } = await handle('voucher', (await add(null, 'cup', 1)).cookie, {
      code: 'SUMMER',
    });
    const attempts = [];
    for (let index = 0; index < cookie.length; index += 1) {
      for (const sign of ['A', '9', '']) {
        attempts.push(cookie.slice(0, index) + sign + cookie.slice(index + 1));
      }
    }
    // The good cookie stands behind, or before, a changed part of it.
    for (const sign of ['.', '~', '-']) {
      const [part] = cookie.split(sign);
      if (part === cookie) continue;
      for (let index = 0; index < part.length; index += 1) {
        const changed = `${part.slice(0, index)}A${part.slice(index + 1)}`;
        attempts.push(changed + sign + cookie, cookie + sign + changed);
      }
    }
    for (const changed of attempts) {
      const { value } = await t.attempt((await t.start()).call('handle', key, 'look', changed, {}));
      if (!value) continue;
      const same = JSON.stringify(items(value)) === '{"cup":1}' && value.discount === 10;
      const empty = JSON.stringify(items(value)) === '{}' && value.discount === 0;
      if (!same && !empty) return `the changed cookie ${changed} was read as another basket`;
    }
    return null;
  });
}
