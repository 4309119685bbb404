import { createHash, randomBytes, randomInt } from 'node:crypto';

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
    const [one, two, other] = (await p.call('issueMany', ['ada', 'ada', 'bob'])) ?? [];
    t.equal(await p.call('redeem', two), 'ada');
    t.equal(await p.call('redeem', other), 'bob');
    t.equal(await p.call('redeem', one), 'ada');
  });

  t.functional('each call gives a new token', async () => {
    const p = await t.start();
    const tokens = await p.call('issueMany', new Array(40).fill('ada'));
    t.equal(new Set(tokens).size, 40);
  });

  const moment = () => 1_700_000_000_000 + randomInt(1e9);
  const state = () => randomInt(2 ** 32);

  t.control('a copy of the program in a known world issues tokens', async () => {
    const p = await t.start();
    for (const world of [
      [null, null, null],
      [state(), moment(), state()],
    ]) {
      const tokens = await p.call('replica', ['ada', 'bob', 'ada'], ...world);
      t.equal(tokens?.length, 3);
      for (const token of tokens ?? []) t.ok(shape.test(token), `${token} has another form`);
      t.equal(new Set(tokens).size, 3);
    }
  });

  /** The attacker runs the program too, and compares what it issues with the victim's tokens. */
  const predict = async (seed, now, scarce) => {
    const p = await t.start();
    const users = ['mallory', 'victim', 'victim'];
    const mine = await p.call('replica', users, seed, now, scarce);
    const theirs = await p.call('replica', users, seed, now, scarce);
    t.ok(Array.isArray(mine) && Array.isArray(theirs), 'no tokens');
    const known = theirs.find((token) => mine.includes(token));
    return known === undefined ? null : `the token ${known} was predicted`;
  };

  // Beats a good seed for a generator whose state shows in what it gives.
  t.exploit('the state of the simple generators gives the token away', () =>
    predict(state(), null, null),
  );

  // Beats SecureRandom with a seed of one's own.
  t.exploit('the clock gives the token away', () => predict(null, moment(), null));

  // Beats hashing several guessable things together.
  t.exploit('the state of the simple generators and the clock together give the token away', () =>
    predict(state(), moment(), null),
  );

  // Beats good randomness, of which there is too little: 32 bits are tried one after the other.
  t.exploit('who tries all of 32 random bits predicts the token', () =>
    predict(state(), moment(), state()),
  );

  // Beats a good source of which little is used, behind a hash that hides it: when a token comes up
  // twice among so many, there are no more than some million to try.
  t.exploit('the tokens are drawn from a few', async () => {
    const p = await t.start();
    const [token] = (await p.call('repeated', 'victim', 5000)) ?? [];
    return token === undefined ? null : `the token ${token} came up twice`;
  });

  // Beats the best source of tokens: what counts is how much of a token is looked at.
  t.exploit('a part of a token, or somebody else’s with another number, is redeemed', async () => {
    const p = await t.start({ fresh: true });
    const [before, , after] = (await p.call('issueMany', ['mallory', 'victim', 'mallory'])) ?? [];
    t.ok(typeof before === 'string' && typeof after === 'string', 'no tokens');
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const near = (token) =>
      [-2, -1, 1, 2].flatMap((by) =>
        [/^\d{1,9}(?=[-_])/, /(?<=[-_])\d{1,9}$/].map((number) =>
          token.replace(number, (digits) =>
            String(Number(digits) + by).padStart(digits.length, '0'),
          ),
        ),
      );
    const guesses = ['', ...near(before), ...near(after), ...letters, ' '.repeat(40)];
    for (const guess of guesses) {
      if (guess === before || guess === after) continue;
      const { value } = await t.attempt(p.call('redeem', guess));
      if (value === 'victim') return `"${guess}" was redeemed as the victim's token`;
    }
    return null;
  });

  /** Tokens around the victim's, which mallory was issued; and the victim's own, to compare. */
  const between = async () => {
    const p = await t.start();
    const issued = await p.call('issueMany', ['mallory', 'victim', 'mallory']);
    t.ok(Array.isArray(issued) && issued.every((one) => typeof one === 'string'), 'no tokens');
    return { p, before: issued[0], victims: issued[1], after: issued[2] };
  };
  const redeemed = async (p, guesses) => {
    for (const guess of new Set(guesses)) {
      const { value } = await t.attempt(p.call('redeem', guess));
      if (value === 'victim') return `"${guess}" was redeemed as the victim's token`;
    }
    return null;
  };

  // Beats a good start from which the others follow.
  t.exploit('a token follows from the one before', async () => {
    const { p, before } = await between();
    const texts = [before, `${before}victim`, `victim${before}`, `${before}mallory`];
    return redeemed(
      p,
      texts.flatMap((text) =>
        ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
          ['hex', 'base64url'].map((form) =>
            createHash(name).update(text).digest(form).slice(0, before.length),
          ),
        ),
      ),
    );
  });

  // Beats a good beginning or end beside a number that is counted up.
  t.exploit('a token is next to another', async () => {
    const { p, before, after } = await between();
    const next = (token, digits, radix, by) =>
      token.replace(digits, (text) => {
        const number = BigInt(radix === 16 ? `0x${text}` : text) + by;
        return number < 0n ? text : number.toString(radix).padStart(text.length, '0');
      });
    const guesses = [before, after].flatMap((token) =>
      [1n, -1n].flatMap((by) => [
        next(token, /[0-9a-f]{1,8}$/, 16, by),
        next(token, /^[0-9a-f]{1,8}/, 16, by),
        next(token, /[0-9]{1,8}$/, 10, by),
        next(token, /^[0-9]{1,8}/, 10, by),
      ]),
    );
    return redeemed(
      p,
      guesses.filter((guess) => guess !== before && guess !== after),
    );
  });

  // Beats comparing some characters: eight are found by trying, the other ones are anything.
  t.exploit('eight characters of a token are enough', async () => {
    const { p, victims } = await between();
    const other = t.secret().repeat(3);
    return redeemed(p, [
      victims.slice(0, 8),
      victims.slice(-8),
      victims.slice(0, 8) + other.slice(0, victims.length - 8),
      other.slice(0, victims.length - 8) + victims.slice(-8),
    ]);
  });

  // Beats keeping something short that is made of the token, such as hashCode().
  t.exploit('a token that was never issued is redeemed for another', async () => {
    const p = await t.start();
    const issued = await p.call('issueMany', new Array(2000).fill('victim'));
    t.ok(Array.isArray(issued) && typeof issued[0] === 'string', 'no tokens');
    const guesses = Array.from({ length: 10_000 }, () => randomBytes(24).toString('base64url'));
    const { value } = await t.attempt(p.call('redeemMany', guesses));
    const found = Array.isArray(value) ? value.indexOf('victim') : -1;
    return found < 0 ? null : `"${guesses[found]}" was redeemed as one of the victim's tokens`;
  });
}
