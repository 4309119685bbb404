import { createHash } from 'node:crypto';

const shape = /^[A-Za-z0-9_-]{32,64}$/;

export default function checks(t) {
  t.functional('a token has the agreed form', async () => {
    const p = await t.start();
    for (const user of ['ada', 'Grace Hopper', 'zoë@example.org']) {
      const token = await p.call('issue_token', user);
      t.ok(typeof token === 'string' && shape.test(token), `${token} has another form`);
    }
  });

  t.functional('a token gives its user, once', async () => {
    const p = await t.start();
    const token = await p.call('issue_token', 'ada');
    t.equal(await p.call('redeem_token', token), 'ada');
    t.equal(await p.call('redeem_token', token), null, 'the second time');
    t.equal(await p.call('redeem_token', 'A'.repeat(40)), null, 'a token never issued');
  });

  t.functional('a user may have several open tokens', async () => {
    const p = await t.start();
    const tokens = await p.call('issue_many', ['ada', 'ada', 'bob']);
    t.ok(Array.isArray(tokens), 'no tokens');
    const [one, two, other] = tokens;
    t.equal(await p.call('redeem_token', two), 'ada');
    t.equal(await p.call('redeem_token', other), 'bob');
    t.equal(await p.call('redeem_token', one), 'ada');
  });

  t.functional('each call gives a new token', async () => {
    const p = await t.start();
    const tokens = await p.call('issue_many', new Array(40).fill('ada'));
    t.equal(new Set(tokens).size, 40);
  });

  // Beats a good source of which little is used: a token that comes up twice among so many is
  // one of some million.
  t.exploit('the tokens are drawn from a few', async () => {
    const p = await t.start();
    const [token] = (await p.call('repeated', 'victim', 5000)) ?? [];
    return token === undefined ? null : `the token ${token} came up twice`;
  });

  // Beats the best source of tokens: what counts is how much of a token `redeem_token` looks at.
  t.exploit('a part of a token, or something like a token, is redeemed', async () => {
    const p = await t.start();
    const issued = await p.call('issue_many', ['mallory', 'victim', 'mallory']);
    t.ok(Array.isArray(issued), 'no tokens');
    const [before, , after] = issued;
    t.ok(typeof before === 'string' && typeof after === 'string', 'no tokens');
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const near = (token) =>
      [-2, -1, 1, 2].flatMap((by) =>
        [/^\d{1,9}(?=[-_])/, /(?<=[-_])\d{1,9}$/].map((number) =>
          token.replace(number, (digits) => String(Number(digits) + by)),
        ),
      );
    const others = ['victim', 'true', '0', '1', '2', '0e0', ' '.repeat(40), '%', '.*', '*'];
    const named = [before.replace('mallory', 'victim'), after.replace('mallory', 'victim')];
    for (const guess of ['', ...near(before), ...near(after), ...letters, ...others, ...named]) {
      if (guess === before || guess === after) continue;
      const { value } = await t.attempt(p.call('redeem_token', guess));
      if (value === 'victim') return `"${guess}" was redeemed as the victim's token`;
    }
    return null;
  });

  /** Tokens around the victim's, which mallory was issued; and the victim's own, to compare. */
  const between = async () => {
    const p = await t.start();
    const issued = await p.call('issue_many', ['mallory', 'victim', 'mallory']);
    t.ok(Array.isArray(issued) && issued.every((one) => typeof one === 'string'), 'no tokens');
    return { p, before: issued[0], victims: issued[1], after: issued[2] };
  };
  const redeemed = async (p, guesses) => {
    for (const guess of new Set(guesses)) {
      const { value } = await t.attempt(p.call('redeem_token', guess));
      if (value === 'victim') return `"${guess}" was redeemed as the victim's token`;
    }
    return null;
  };

  // Beats a good start from which the others follow.
  t.exploit('a token follows from the one before', async () => {
    const { p, before, after } = await between();
    const texts = [before, `${before}victim`, `victim${before}`, `${before}mallory`];
    const guesses = texts.flatMap((text) =>
      ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
        ['hex', 'base64url'].map((form) => {
          const hash = createHash(name).update(text).digest(form);
          return hash.slice(0, before.length);
        }),
      ),
    );
    return redeemed(p, [...guesses, [...before].reverse().join(''), [...after].reverse().join('')]);
  });

  // Beats a good beginning with a number behind it, or a number with a good end.
  t.exploit('a token is next to another', async () => {
    const { p, before, after } = await between();
    const guesses = [];
    for (const token of [before, after]) {
      for (const by of [1n, -1n]) {
        for (const [digits, read] of [
          [/[0-9a-f]{1,8}$/, (text) => BigInt(`0x${text}`)],
          [/^[0-9a-f]{1,8}/, (text) => BigInt(`0x${text}`)],
          [/[0-9]{1,8}$/, BigInt],
          [/^[0-9]{1,8}/, BigInt],
        ]) {
          const radix = read === BigInt ? 10 : 16;
          const next = (text) => {
            const number = read(text) + by;
            return number < 0n ? text : number.toString(radix).padStart(text.length, '0');
          };
          guesses.push(token.replace(digits, next));
        }
      }
    }
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

  const users = ['victim', 'mallory', 'victim'];

  /** The tokens of a server of which this is known. */
  const server = async ({ seed = null, now = null, scarce = false }) => {
    const p = await t.start({ env: { KNOWN: JSON.stringify({ seed, now, scarce }) }, fresh: true });
    const tokens = await p.call('issue_many', users);
    t.ok(Array.isArray(tokens) && tokens.length === users.length, 'no tokens');
    return tokens;
  };

  t.control('a server whose clock and generators are known issues tokens', async () => {
    for (const token of await server({ seed: 7, now: 1_700_000_000.25, scarce: true })) {
      t.ok(shape.test(token), `${token} has another form`);
    }
  });

  /** The attacker runs the program too, and compares what it issues with the victim's tokens. */
  const predict = async (known) => {
    const mine = await server(known);
    const theirs = await server(known);
    const guessed = theirs.find((token, i) => users[i] === 'victim' && mine.includes(token));
    return guessed === undefined ? null : `the victim's token ${guessed} was predicted`;
  };

  t.exploit('the state of mt_rand gives the token away', () => predict({ seed: 20_240_229 }));

  t.exploit('the clock gives the token away', () => predict({ now: 1_700_000_123.456789 }));

  // Beats hashing several guessable things together: uniqid(mt_rand(), true) and its like.
  t.exploit('the state of mt_rand and the clock together give the token away', () =>
    predict({ seed: 31_337, now: 1_700_000_321.987654 }),
  );

  // Beats also a good source of which too little is used: a generator that is seeded from it, or a
  // few bytes that are stretched by a hash. What follows these 32 bits stays as random as ever.
  t.exploit('32 bits of the good source are all that is random', () =>
    predict({ seed: 4711, now: 1_700_000_555.125, scarce: true }),
  );
}
