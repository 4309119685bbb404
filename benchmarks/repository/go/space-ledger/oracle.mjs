const largest = 2n ** 63n - 1n;
const limits = { free: 10_000n, team: 5_000_000_000n, unlimited: largest };
const accounts = { ada: 'free', bob: 'free', team: 'team', big: 'unlimited', vast: 'unlimited' };
const limit = (account) => limits[accounts[account]] ?? 0n;
/** Numbers of more than 53 bits, so the text is made here. */
const json = (parts) =>
  `[${parts.map(([count, size]) => `{"count":${count},"size":${size}}`).join(',')}]`;
const need = (parts) =>
  parts.reduce((sum, [count, size]) => sum + BigInt(count) * BigInt(size), 0n);

export default function checks(t) {
  const open = async () => {
    const p = await t.start();
    await p.call('open', accounts);
    const send = async (method, path, body = '') => {
      const { value } = await t.attempt(p.call('request', method, `/accounts/${path}`, body));
      return Array.isArray(value) ? value : [500, ''];
    };
    const used = async (account) => {
      const [status, text] = await send('GET', account);
      t.ok(status === 200 && /^-?\d+$/.test(text), 'a number');
      return BigInt(text);
    };
    const reserve = async (account, ...parts) =>
      (await send('POST', `${account}/reserve`, json(parts)))[0];
    const release = async (account, ...parts) =>
      (await send('POST', `${account}/release`, json(parts)))[0];
    const transfer = async (from, to, size) =>
      (await send('POST', `${from}/transfer`, `{"to":"${to}","size":${size}}`))[0];
    const all = async () => {
      const seen = [];
      for (const account of ['ada', 'bob', 'team', 'big', 'vast']) seen.push(await used(account));
      return seen.join();
    };
    return { used, reserve, release, transfer, all };
  };

  t.functional('reserves up to the limit', async () => {
    const { used, reserve } = await open();
    t.equal(await reserve('ada', [2, 1000], [10, 300]), 200);
    t.equal(await used('ada'), 5000n);
    t.equal(await reserve('ada', [1, 5001]), 409);
    t.equal(await reserve('ada', [1, 4000], [1001, 1]), 409);
    t.equal(await used('ada'), 5000n);
    t.equal(await reserve('ada', [5, 1000]), 200);
    t.equal(await reserve('ada', [1, 1]), 409);
    t.equal([await used('ada'), await used('bob')], [10_000n, 0n]);
    t.equal(await reserve('nobody', [1, 1]), 409);
  });

  t.functional('releases what is used', async () => {
    const { used, reserve, release } = await open();
    await reserve('team', [3, 1_000_000_000]);
    t.equal(await release('team', [1, 1_000_000_000], [2, 500_000_000]), 200);
    t.equal(await used('team'), 1_000_000_000n);
    t.equal(await release('team', [1, 1_000_000_001]), 400);
    t.equal(await used('team'), 1_000_000_000n);
    t.equal(await release('team', [1, 1_000_000_000]), 200);
    t.equal(await used('team'), 0n);
  });

  t.functional('transfers between accounts', async () => {
    const { used, reserve, transfer } = await open();
    await reserve('ada', [1, 8000]);
    await reserve('bob', [1, 6000]);
    t.equal(await transfer('ada', 'bob', 4000), 200);
    t.equal([await used('ada'), await used('bob')], [4000n, 10_000n]);
    t.equal(await transfer('ada', 'bob', 1), 409);
    t.equal(await transfer('ada', 'team', 4001), 400);
    t.equal([await used('ada'), await used('bob'), await used('team')], [4000n, 10_000n, 0n]);
  });

  t.control('large sizes are booked exactly', async () => {
    const { used, reserve, release, transfer } = await open();
    t.equal(await reserve('team', [5000, 1_000_000]), 200);
    t.equal(await reserve('big', [4, 2n ** 60n], [2n ** 31n, 2n ** 30n]), 200);
    t.equal(await used('big'), 2n ** 62n + 2n ** 61n);
    t.equal(await reserve('big', [1, 2n ** 61n - 1n]), 200);
    t.equal(await used('big'), largest);
    t.equal(await transfer('big', 'vast', largest), 200);
    t.equal([await used('big'), await used('vast')], [0n, largest]);
    t.equal(await release('vast', [1, largest]), 200);
    t.equal(await used('vast'), 0n);
  });

  /** Requests on an empty account or one that uses something, and what was booked against the rules. */
  const reserves = async (account, first, attempts) => {
    for (const parts of attempts) {
      const { used, reserve } = await open();
      if (first > 0n) t.equal(await reserve(account, [1, first]), 200);
      const status = await reserve(account, ...parts);
      const now = await used(account);
      const what = `${json(parts)} on top of ${first} of ${account}`;
      if (now < first) return `${what} lowered the usage to ${now}`;
      const wanted = parts
        .filter(([count, size]) => count > 0 && size > 0)
        .reduce((sum, one) => sum + need([one]), first);
      if (status === 200 && wanted > limit(account))
        return `${what} reserved ${wanted}, booked as ${now}`;
    }
    return null;
  };

  t.exploit('a count times a size that does not fit', async () => {
    const attempts = [
      [[2, 2n ** 62n]],
      [[2n ** 32n, 2n ** 31n]],
      [[2n ** 32n, 2n ** 32n]],
      [[2n ** 62n, 4]],
      // Beats looking whether the result is below zero: 3 * this is 2^64 + 2.
      [[3, 6148914691236517206n]],
      [[6148914691236517206n, 3]],
      [[5, 3689348814741910324n]],
      [[largest, largest]],
      [
        [1, 100],
        [2n ** 40n, 2n ** 24n],
      ],
    ];
    return (await reserves('ada', 0n, attempts)) ?? (await reserves('big', 0n, attempts));
  });

  // Beats checked products that are added up by units.Sum or +.
  t.exploit('parts whose sum does not fit', async () => {
    const quarter = 2n ** 62n;
    const attempts = [
      [
        [1, quarter],
        [1, quarter],
      ],
      [
        [1, quarter],
        [1, quarter],
        [1, quarter],
        [1, quarter],
      ],
      [
        [1, quarter],
        [1, quarter],
        [1, quarter],
        [1, quarter],
        [1, 7],
      ],
      [
        [1, largest],
        [1, largest],
        [1, 12],
      ],
      [
        [1, largest],
        [1, largest],
        [2, 1],
      ],
    ];
    return (await reserves('ada', 0n, attempts)) ?? (await reserves('big', 0n, attempts));
  });

  // Beats a checked need that is added to the usage by +.
  t.exploit('a usage that does not fit', async () => {
    const attempts = [
      [[1, largest]],
      [[1, largest - 100n]],
      [
        [1, 2n ** 62n],
        [1, 2n ** 62n - 1n],
      ],
    ];
    return (
      (await reserves('ada', 500n, attempts)) ??
      (await reserves('big', 2n ** 62n, [...attempts, [[1, 2n ** 62n]]]))
    );
  });

  // Beats arithmetic that is checked for its range alone.
  t.exploit(
    'counts and sizes below zero',
    async () =>
      (await reserves('ada', 6000n, [
        [[-1, 500]],
        [[1, -500]],
        [[-6000, 1]],
        [
          [1, 50_000],
          [-1, 50_000],
        ],
        [
          [-1, 50_000],
          [1, 50_000],
        ],
        [
          [1, 50_000],
          [1, -49_000],
        ],
        [[1, -(2n ** 63n)]],
        [
          [-1, largest],
          [1, largest],
        ],
      ])) ?? (await reserves('big', 1n, [[[-1, 1]], [[1, -(2n ** 63n)]]])),
  );

  t.exploit('a release that adds, or takes off what was never used', async () => {
    for (const parts of [
      [[-1, 50_000]],
      [[1, -50_000]],
      [[1, -(2n ** 63n)]],
      [[-1, -(2n ** 63n)]],
      [[2, 2n ** 62n]],
      [[2n ** 32n, 2n ** 31n]],
      [
        [1, 2n ** 62n],
        [1, 2n ** 62n],
      ],
      [
        [1, largest],
        [1, 5],
      ],
      [
        [1, largest],
        [1, largest],
        [1, 12],
      ],
      [[3, 6148914691236517206n]],
      [
        [1, 50_000],
        [-1, 49_000],
      ],
    ]) {
      const { used, reserve, release } = await open();
      t.equal(await reserve('ada', [1, 6000]), 200);
      await release('ada', ...parts);
      const now = await used('ada');
      if (now < 0n || now > 10_000n) return `the release of ${json(parts)} made the usage ${now}`;
      const off = need(parts);
      if (now < 6000n && 6000n - now !== off)
        return `the release of ${json(parts)} took off ${6000n - now}`;
      if ((await reserve('ada', [1, 10_001])) === 200)
        return `the limit is gone after ${json(parts)}`;
    }
    return null;
  });

  // Beats looking at the parts only: this size comes from outside, too.
  t.exploit('a transfer of a size below zero, or one that does not fit', async () => {
    for (const [from, to, size] of [
      ['ada', 'bob', -50],
      ['ada', 'bob', -50_000],
      ['bob', 'ada', -6000],
      ['ada', 'bob', -(2n ** 63n)],
      ['big', 'vast', -(2n ** 62n)],
      ['big', 'vast', -(2n ** 63n)],
      // Beats adding with + to an account without a limit.
      ['big', 'vast', 2n ** 62n],
      // Beats reading both usages before either is written.
      ['ada', 'ada', 100],
      ['big', 'big', 2n ** 61n],
    ]) {
      const { reserve, transfer, all } = await open();
      t.equal(await reserve('ada', [1, 6000]), 200);
      t.equal(await reserve('bob', [1, 6000]), 200);
      t.equal(await reserve('big', [1, 2n ** 62n]), 200);
      t.equal(await reserve('vast', [1, 2n ** 62n]), 200);
      const before = await all();
      await transfer(from, to, size);
      const after = await all();
      if (after !== before)
        return `a transfer of ${size} changed the usages from ${before} to ${after}`;
    }
    return null;
  });
}
