import { createHash, randomInt } from 'node:crypto';

const shape = /^[A-Za-z0-9_-]{32,64}$/;

/** The moment of a version 1 UUID in units of 100 ns, and the rest of it; `null` for other texts. */
function timeBased(token) {
  const hex = String(token).replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hex) || hex[12] !== '1' || !/[89ab]/.test(hex[16])) return null;
  return {
    time: BigInt(`0x${hex.slice(13, 16)}${hex.slice(8, 12)}${hex.slice(0, 8)}`),
    rest: hex.slice(16),
  };
}

/** All texts between two that differ in a number only, hexadecimal or decimal. */
function between(one, other) {
  if (one.length !== other.length) return [];
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = one.length;
  while (end > start && one[end - 1] === other[end - 1]) end -= 1;
  const found = [];
  for (const [digits, prefix, base] of [
    [/^[0-9a-f]+$/i, '0x', 16],
    [/^\d+$/, '', 10],
  ]) {
    const parts = [one, other].map((text) => text.slice(start, end));
    if (!parts.every((part) => digits.test(part))) continue;
    const [low, high] = parts.map((part) => BigInt(prefix + part));
    if (high <= low || high - low > 20_000n) continue;
    for (let n = low + 1n; n < high; n += 1n) {
      const part = n.toString(base).padStart(end - start, '0');
      found.push(one.slice(0, start) + part + one.slice(end));
    }
  }
  return found;
}

/** What a token's hash looks like as a token. */
function hashed(token) {
  const forms = [token, Buffer.from(token, 'hex'), Buffer.from(token, 'base64url')];
  return ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
    forms.flatMap((form) =>
      ['hex', 'base64url'].map((code) =>
        createHash(name).update(form).digest(code).slice(0, token.length),
      ),
    ),
  );
}

export default function checks(t) {
  t.functional('a token has the agreed form', async () => {
    const p = await t.start();
    for (const user of ['ada', 'Grace Hopper', 'zoë@example.org']) {
      const token = await p.call('issue', user);
      t.ok(typeof token === 'string' && shape.test(token), `${token} has another form`);
    }
  });

  t.functional('a token gives its user, once', async () => {
    const p = await t.start({ fresh: true });
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

  t.functional('a token works once, also when many goroutines redeem it', async () => {
    const p = await t.start({ fresh: true });
    for (let round = 0; round < 20; round += 1) {
      t.equal(await p.call('together', 'ada', 8), 1, 'goroutines that got the user');
    }
  });

  const users = ['mallory', 'victim', 'victim', 'mallory'];

  t.control('other runs of the program issue tokens', async () => {
    const p = await t.start();
    for (const [clock, random] of [
      [false, false],
      [true, true],
    ]) {
      const runs = await p.call('replicas', users, clock, random, 2);
      t.ok(Array.isArray(runs), 'no tokens');
      for (const tokens of runs) {
        t.equal(tokens?.length, users.length);
        for (const token of tokens) t.ok(shape.test(token), `${token} has another form`);
      }
    }
  });

  /** The attacker runs the program too, and compares what it issues with the victim's tokens. */
  const predict = async (clock, random) => {
    const p = await t.start();
    // Other threads of the program may draw a number in between, so it is tried more than once.
    for (let round = 0; round < 3; round += 1) {
      const [mine, theirs, others] = await p.call('replicas', users, clock, random, 3);
      t.ok([mine, theirs, others].every(Array.isArray), 'no tokens');
      const known = theirs
        .slice(1, 3)
        .find((token) => mine.includes(token) || others.includes(token));
      if (known !== undefined) return `the victim's token ${known} was predicted`;
    }
    return null;
  };

  t.exploit('the same tokens come after every start', () => predict(false, false));

  t.exploit('the clock gives the token away', () => predict(true, false));

  // Beats a seed that is not the clock: math/rand was not made for secrets, wherever its state
  // comes from.
  t.exploit('the state of math/rand gives the token away', () => predict(false, true));

  // Beats hashing several guessable things together.
  t.exploit('the clock, the process and the state of math/rand give the token away', () =>
    predict(true, true),
  );

  // Beats "it is a UUID, so it is unique": unique is not unguessable.
  t.exploit('the tokens before and after leave few candidates', async () => {
    const p = await t.start();
    const tokens = await p.call('issue_many', ['mallory', 'victim', 'mallory']);
    t.ok(Array.isArray(tokens), 'no tokens');
    const [before, victim, after] = tokens.map(timeBased);
    if (!before || !victim || !after) return null;
    if (before.rest !== after.rest) return null;
    const candidates = after.time - before.time;
    if (candidates > 50_000_000n || victim.rest !== before.rest) return null;
    const inside = victim.time > before.time && victim.time < after.time;
    return inside ? `the victim's token is one of ${candidates} candidates` : null;
  });

  // Beats a secret place to start from: who has one token knows the next one.
  t.exploit('the token before tells the next one', async () => {
    const p = await t.start({ fresh: true });
    for (let round = 0; round < 3; round += 1) {
      const tokens = await p.call('issue_many', ['mallory', 'victim', 'mallory']);
      t.ok(Array.isArray(tokens) && tokens.length === 3, 'no tokens');
      const [before, , after] = tokens.map(String);
      const guesses = [...hashed(before), ...between(before, after)];
      const at = (await p.call('redeem_many', guesses)).indexOf('victim');
      if (at >= 0) return `the victim's token ${guesses[at]} was found out from ${before}`;
    }
    return null;
  });

  // Beats the best source: where only little of a token is looked at, some guess is right.
  t.exploit('some of many guesses is redeemed', async () => {
    const p = await t.start({ fresh: true });
    const users = [...new Array(50).fill('mallory'), ...new Array(50).fill('victim')];
    const tokens = await p.call('issue_many', users);
    t.ok(Array.isArray(tokens) && tokens.length === 100, 'no tokens');
    const own = tokens.slice(0, 50).map(String);
    const guesses = Array.from({ length: 8_000 }, () =>
      Array.from(own[0], (_, at) => own[randomInt(50)][at] ?? '').join(''),
    ).filter((guess) => !own.includes(guess));
    const at = (await p.call('redeem_many', guesses)).indexOf('victim');
    return at < 0 ? null : `the guess ${guesses[at]} was redeemed as the victim's token`;
  });

  // Beats a good source of which little is used, behind a hash or a generator that hides it: when a
  // token comes up twice among so many, there are no more than some thousand million to try.
  t.exploit('the tokens are drawn from a few', async () => {
    const p = await t.start({ fresh: true });
    const [token] = (await p.call('repeated', 'victim', 100_000)) ?? [];
    return token === undefined ? null : `the token ${token} came up twice`;
  });

  // Beats the best source of tokens: what counts is how much of a token `RedeemToken` looks at.
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
      const length = before.length;
      const patterns = ['*', '.*', '.+', '%', '?', '.', '_'].flatMap((sign) => [
        sign,
        sign.repeat(length),
      ]);
      const guesses = [
        '',
        ...near(before),
        ...near(after),
        ...letters,
        ' '.repeat(40),
        'victim',
        ...patterns,
      ];
      for (const guess of guesses) {
        if (guess === before || guess === after) continue;
        const { value } = await t.attempt(p.call('redeem', guess));
        if (value === 'victim') return `"${guess}" was redeemed as the victim's token`;
      }
      return null;
    },
  );
}
