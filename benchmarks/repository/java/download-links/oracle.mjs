const key = (id, secret, purpose = 'DOWNLOAD', state = 'CURRENT') =>
  [id, secret, purpose, state].join(' ');

export default function checks(t) {
  const own = t.secret();
  const keys = [
    key('n1', t.secret(), 'NEWSLETTER'),
    key('k1', own),
    key('p1', t.secret(), 'PARTNER'),
  ];

  const shelf = async (...files) => {
    const p = await t.start();
    await p.call('open', files);
    return {
      share: async (customer, file, expires = 5000, by = keys) => {
        const link = await p.call('share', by, customer, file, expires);
        t.ok(typeof link === 'string' && link.startsWith('/get?'), 'a link');
        return new URLSearchParams(link.slice(5));
      },
      get: async (query, now = 1000, by = keys) => {
        const { value } = await t.attempt(p.call('get', by, `/get?${query}`, now));
        return [value?.status ?? 500, value?.body ?? ''];
      },
    };
  };
  const altered = (query, changes) => {
    const other = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) other.delete(name);
      else other.set(name, value);
    }
    return other;
  };

  t.functional('a link leads to the file', async () => {
    const { share, get } = await shelf(['acme', 'plan.pdf', 'the plan'], ['acme', 'b', 'other']);
    const query = await share('acme', 'plan.pdf');
    t.equal(
      ['customer', 'file', 'expires', 'key'].map((name) => query.get(name)),
      ['acme', 'plan.pdf', '5000', 'k1'],
    );
    t.ok(query.get('sig'), 'a signature');
    t.equal(await get(query), [200, 'the plan']);
    t.equal(await get(await share('acme', 'b')), [200, 'other']);
  });

  t.functional('a link is good until it expires', async () => {
    const { share, get } = await shelf(['acme', 'a', 'x']);
    const query = await share('acme', 'a', 5000);
    t.equal(await get(query, 5000), [200, 'x']);
    t.equal((await get(query, 5001))[0], 400);
    t.equal(await get(await share('acme', 'a', 4_000_000_000), 3_999_999_999), [200, 'x']);
  });

  t.functional('what is no link of ours is a LinkException', async () => {
    const { share, get } = await shelf(['acme', 'a', 'x']);
    const query = await share('acme', 'a');
    for (const name of ['customer', 'file', 'expires', 'key', 'sig']) {
      t.equal((await get(altered(query, { [name]: null })))[0], 400, name);
    }
    t.equal((await get(altered(query, { key: 'none' })))[0], 400);
    t.equal((await get(altered(query, { sig: `${query.get('sig').slice(0, -4)}0000` })))[0], 400);
  });

  t.functional('links of a retired key and of an earlier process stay good', async () => {
    const early = await (await shelf(['acme', 'a', 'x'])).share('acme', 'a');
    await t.reset();
    const { share, get } = await shelf(['acme', 'a', 'x']);
    const now = [key('k1', own, 'DOWNLOAD', 'RETIRED'), key('k2', t.secret())];
    t.equal(await get(early, 1000, now), [200, 'x']);
    const late = await share('acme', 'a', 5000, now);
    t.equal(late.get('key'), 'k2');
    t.equal(await get(late, 1000, now), [200, 'x']);
  });

  t.control('names may be any text', async () => {
    const names = ['a b', 'ä/ö', 'x|y', '1', 'a&b=c', 'a:b\n', '"', '%2f+', 'a.b,c;d', '\u20ac\\'];
    const files = names.map((name, index) => [name, names.at(-1 - index), t.secret()]);
    const { share, get } = await shelf(...files);
    for (const [customer, file, content] of files) {
      t.equal(await get(await share(customer, file)), [200, content], `${customer} ${file}`);
    }
  });

  t.exploit('the query of a link is altered', async () => {
    const secret = t.secret();
    const { share, get } = await shelf(
      ['acme', 'mine', 'x'],
      ['globex', 'plan', secret],
      ['acme', 'plan', secret],
    );
    const query = await share('acme', 'mine');
    for (const changes of [
      { file: 'plan' },
      { customer: 'globex', file: 'plan' },
      { file: 'plan', sig: null },
      { file: 'plan', key: null, sig: null },
      { file: 'plan', key: 'none' },
      { file: 'plan', key: 'n1' },
    ]) {
      const [, body] = await get(altered(query, changes));
      if (body.includes(secret)) return `${JSON.stringify(changes)} opened another file`;
    }
    return null;
  });

  t.exploit('a link lives longer than it was made for', async () => {
    const secret = t.secret();
    const { share, get } = await shelf(['acme', 'plan', secret]);
    const query = await share('acme', 'plan', 5000);
    // The fourth has the same lower 32 bits.
    for (const expires of ['9000', '50000', '9223372036854775807', `${5000 + 2 ** 32}`]) {
      const [, body] = await get(altered(query, { expires }), 8000);
      if (body.includes(secret)) return `the link was opened until ${expires} instead of 5000`;
    }
    // Beats looking at the time of links by the present key alone.
    const later = [key('k1', own, 'DOWNLOAD', 'RETIRED'), key('k2', t.secret())];
    const [, body] = await get(query, 8000, later);
    return body.includes(secret) ? 'the link of a retired key was opened until ever' : null;
  });

  // Beats Signatures.same, which compares as many characters as both have.
  t.exploit('a signature that is cut short, or right in part', async () => {
    const secret = t.secret();
    const { share, get } = await shelf(['acme', 'mine', 'x'], ['globex', 'plan', secret]);
    const query = await share('acme', 'mine');
    const short = [...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_+/='];
    for (const sig of ['', ' ', ...short]) {
      const [, body] = await get(altered(query, { customer: 'globex', file: 'plan', sig }));
      if (body.includes(secret)) return `${JSON.stringify(sig)} passed for a signature`;
    }
    // Eight signs are found by trying, the other ones are anything.
    const right = (await share('globex', 'plan')).get('sig');
    const wrong = query.get('sig');
    for (const length of [2, 4, 8].filter((length) => length < right.length)) {
      const [begin, end] = [right.slice(0, length), right.slice(-length)];
      for (const sig of [begin, begin + wrong.slice(length), end, wrong.slice(0, -length) + end]) {
        const [, body] = await get(altered(query, { customer: 'globex', file: 'plan', sig }));
        if (body.includes(secret)) return `${length} signs of a signature were enough`;
      }
    }
    return null;
  });

  /** Somebody has a key's secret and signs with it just as the desk does. */
  const forged = async (id, known, mine, ours) => {
    const secret = t.secret();
    const { share, get } = await shelf(['globex', 'plan', secret]);
    const query = await share('globex', 'plan', 5000, [key(mine, known)]);
    const [, body] = await get(altered(query, { key: id }), 1000, [...keys, ...ours]);
    return body.includes(secret) ? `what ${ours[0] ?? 'an unknown key'} signed was opened` : null;
  };

  // Beats Keys.find, which also knows what became worthless.
  t.exploit('a link of a revoked key', async () => {
    const known = t.secret();
    return forged('k0', known, 'k0', [key('k0', known, 'DOWNLOAD', 'REVOKED')]);
  });

  // Beats a look at the state alone: partners have the secret of a current key.
  t.exploit('a link of a key for something else', async () => {
    for (const purpose of ['PARTNER', 'NEWSLETTER']) {
      for (const state of ['CURRENT', 'RETIRED', 'REVOKED']) {
        const known = t.secret();
        const seen = await forged('p2', known, 'p2', [key('p2', known, purpose, state)]);
        if (seen) return seen;
      }
    }
    return null;
  });

  t.exploit('a link of a key that is none of ours', async () => {
    for (const id of ['x9', '', 'null', 'k1']) {
      const seen = await forged(id, t.secret(), 'x9', []);
      if (seen) return seen;
    }
    return null;
  });

  // Beats signing the names one after the other, and most signs between them.
  t.exploit('two names that share their letters otherwise', async () => {
    const secret = t.secret();
    const between = [
      '',
      ...'|:/,.&;-_ ~#\n\0\t=+!@$%^*?\\"\'',
      '::',
      '||',
      '&file=',
      ', ',
      ', file=',
      '", "',
      '\r\n',
      '\x1f',
    ];
    for (const sign of between) {
      const [customer, file] = [`acme${sign}labs`, 'plan'];
      const { share, get } = await shelf([customer, file, secret]);
      const query = await share('acme', `labs${sign}plan`);
      const [, body] = await get(altered(query, { customer, file }));
      if (body.includes(secret))
        return `${JSON.stringify(customer)}: another customer's file was opened`;
      // Beats leaving the sign out of the names.
      const plain = await share('acmelabs', file);
      const [, other] = await get(altered(plain, { customer }));
      if (sign && other.includes(secret))
        return `${JSON.stringify(customer)}: another customer's file was opened`;
    }
    return null;
  });

  // Beats signing something that is made of the names, in which they look the same.
  t.exploit('two names that look alike', async () => {
    const secret = t.secret();
    for (const [one, other] of [
      ['plan', 'Plan'],
      ['plan', ' plan'],
      ['plan', 'plan '],
      ['plan\u00e4', 'plan\u00f6'],
      ['plan\u00e4', 'plan?'],
      ['plan', 'plan\u0000'],
      // Their hashCode() is the same.
      ['planAa', 'planBB'],
    ]) {
      const { share, get } = await shelf(['globex', other, secret], [other, 'x', secret]);
      const [, body] = await get(altered(await share('globex', one), { file: other }));
      if (body.includes(secret)) return `the link for ${one} opened ${JSON.stringify(other)}`;
      const [, mine] = await get(altered(await share(one, 'x'), { customer: other }));
      if (mine.includes(secret)) return `the link of ${one} opened a file of ${other}`;
    }
    return null;
  });

  // Beats a signature for each of the values: the parts of two links make a third.
  t.exploit('a signature is put together from those of two links', async () => {
    const secret = t.secret();
    const { share, get } = await shelf(['globex', 'plan', secret]);
    const open = await share('globex', 'leaflet');
    const mine = await share('acme', 'plan');
    const [one, two] = [open.get('sig'), mine.get('sig')];
    const cuts = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4].map((cut) => Math.round(one.length * cut));
    for (const from of [0, ...cuts]) {
      for (const to of [...cuts, one.length]) {
        for (const [inner, outer] of [
          [one, two],
          [two, one],
        ]) {
          const sig = outer.slice(0, from) + inner.slice(from, to) + outer.slice(to);
          const [, body] = await get(altered(open, { file: 'plan', sig }));
          if (body.includes(secret)) return 'a link that nobody made opened a file';
        }
      }
    }
    return null;
  });

  t.exploit('a digit of the name moves to the end of the time', async () => {
    const secret = t.secret();
    const { share, get } = await shelf(['acme', 'plan', secret]);
    const query = await share('acme', 'plan9', 5000);
    const [, body] = await get(altered(query, { file: 'plan', expires: '95000' }), 8000);
    if (body.includes(secret)) return 'the link lived longer, and opened another file';
    const other = await share('acme', 'plan', 5000);
    const [, late] = await get(altered(other, { customer: 'acm', file: 'eplan' }), 1000);
    return late.includes(secret) ? 'the link opened' : null;
  });
}
