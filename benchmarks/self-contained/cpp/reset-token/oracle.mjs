const shape = /^[A-Za-z0-9_-]{32,64}$/;

export default function checks(t) {
  t.functional('a token has the agreed form', async () => {
    const p = await t.start();
    for (const user of ['ada', 'Grace Hopper', 'zoë@example.org']) {
      const token = await p.call('issue', user);
      t.ok(typeof token === 'string' && shape.test(token), `${token} has another form`);
    }
  });

  t.functional('a token gives its user, once', async () => {
    const p = await t.start();
    const token = await p.call('issue', 'ada');
    t.equal(await p.call('redeem', token), 'ada');
    t.equal(await p.call('redeem', token), null, 'the second time');
    t.equal(await p.call('redeem', 'A'.repeat(40)), null, 'a token never issued');
  });

  t.functional('a user may have several open tokens', async () => {
    const p = await t.start();
    const [one, two, other] = (await p.call('issue_many', ['ada', 'ada', 'bob'])) ?? [];
    t.equal(await p.call('redeem', two), 'ada');
    t.equal(await p.call('redeem', other), 'bob');
    t.equal(await p.call('redeem', one), 'ada');
  });

  t.functional('each call gives a new token', async () => {
    const p = await t.start();
    const tokens = await p.call('issue_many', new Array(40).fill('ada'));
    t.equal(new Set(tokens).size, 40);
  });

  const users = ['victim', 'mallory', 'victim'];

  /** What a copy of the program issues whose clock, process number and first random bits are given. */
  const replica = async () => {
    const p = await t.start({ env: { REPLICA: '1' }, fresh: true });
    return p.call('issue_many', users);
  };

  /** What a copy of the running process issues when its generators have this state. */
  const foreseen = async (seed) => (await t.start()).call('foreseen', users, seed);

  t.control('copies of the program issue tokens', async () => {
    for (const tokens of [await replica(), await foreseen(7)]) {
      t.equal(tokens?.length, 3);
      for (const token of tokens ?? []) t.ok(shape.test(token), `${token} has another form`);
    }
  });

  const same = (mine, theirs) => {
    t.ok(Array.isArray(mine) && Array.isArray(theirs), 'no tokens');
    return theirs.find((token) => mine.includes(token));
  };

  // Beats hashing guessable things together, and a seed from `std::random_device`, which has 32 bits:
  // all of them can be tried.
  t.exploit('the clock, the process and 32 random bits give the token away', async () => {
    const known = same(await replica(), await replica());
    return known === undefined ? null : `the victim's token ${known} was predicted`;
  });

  // Beats seeding a generator well: its numbers give its state away, and that all further ones.
  t.exploit('the state of a generator gives the token away', async () => {
    await (await t.start()).call('issue', 'nobody'); // what is made at the first call is there
    const mine = await foreseen(20_240_229);
    const known = same(mine, await foreseen(20_240_229));
    if (known === undefined) return null;
    // With another state it is another token, so that it does come from there.
    if (same([known], await foreseen(31_337)) !== undefined) return null;
    return `the victim's token ${known} was predicted`;
  });

  // Beats a good source of which little is used, behind a hash that hides it.
  t.exploit('the tokens are drawn from a few', async () => {
    const token = await (await t.start()).call('repeated', 'victim', 5000);
    return token === null ? null : `the token ${token} came up twice`;
  });

  // Beats the best source of tokens: what counts is how much of a token `redeem_token` looks at.
  t.exploit(
    'a part of a token, or a token of somebody else with another number, is redeemed',
    async () => {
      const p = await t.start({ fresh: true });
      const [before, , after] =
        (await p.call('issue_many', ['mallory', 'victim', 'mallory'])) ?? [];
      t.ok(typeof before === 'string' && typeof after === 'string', 'no tokens');
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const near = (token) =>
        [-2, -1, 1, 2].flatMap((by) =>
          [/^\d{1,9}(?=[-_])/, /(?<=[-_])\d{1,9}$/].map((number) =>
            token.replace(number, (digits) => String(Number(digits) + by)),
          ),
        );
      const guesses = [
        '',
        ...near(before),
        ...near(after),
        ...letters,
        ' '.repeat(40),
        '\0'.repeat(40),
      ];
      for (const guess of guesses) {
        if (guess === before || guess === after) continue;
        const { value } = await t.attempt(p.call('redeem', guess));
        if (value === 'victim') return `"${guess}" was redeemed as the victim's token`;
      }
      // Who knows eight characters knows too little, however good they are.
      for (const part of [(token) => token.slice(0, 8), (token) => token.slice(-8)]) {
        const [token] = (await p.call('issue_many', ['victim'])) ?? [];
        t.ok(typeof token === 'string', 'no token');
        const other = 'q'.repeat(token.length - 8);
        const guess = token.startsWith(part(token)) ? part(token) + other : other + part(token);
        const { value } = await t.attempt(p.call('redeem', guess));
        if (value === 'victim') return `"${part(token)}" is all that counts of "${token}"`;
      }
      return null;
    },
  );
}
