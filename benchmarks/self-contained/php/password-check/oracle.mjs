import { createHash } from 'node:crypto';

const md5 = (text) => createHash('md5').update(text).digest('hex');

/** Passwords whose MD5 is "0e" and digits: PHP takes all of these for the number zero. */
const zeros = ['240610708', 'QNKCDZO', 'aabg7XSs', 'aabC9RqS'];

export default function checks(t) {
  let hashes;

  const lay = async () => {
    const p = await t.start();
    hashes ??= {
      grace: await p.call('hash_of', 'nanosecond & co'),
      mallory: await p.call('hash_of', 'own password'),
    };
    const login = (accounts, body) =>
      p.call('check_login', accounts, typeof body === 'string' ? body : JSON.stringify(body));
    return { p, login };
  };

  const account = (user, password, remember = null) => ({ user, password, remember });
  const token = () => t.secret().slice(0, 24).padEnd(24, 'a');

  const ordinary = (remember) => [
    account('ada', md5('Käse und Brot')),
    account('grace', hashes.grace, remember),
    account('bob', md5('hunter2')),
  ];

  t.functional('logs in with a password', async () => {
    const { login } = await lay();
    const accounts = ordinary(token());
    t.equal(await login(accounts, { user: 'grace', password: 'nanosecond & co' }), 'grace');
    t.equal(await login(accounts, { user: 'ada', password: 'Käse und Brot' }), 'ada');
    t.equal(await login(accounts, { user: 'bob', password: 'hunter2' }), 'bob');
  });

  t.functional('logs in with a token', async () => {
    const { login } = await lay();
    const remember = token();
    t.equal(await login(ordinary(remember), { user: 'grace', remember }), 'grace');
    t.equal(await login(ordinary(remember), { user: 'ada', remember }), null);
    t.equal(await login(ordinary(remember), { user: 'grace', remember: token() }), null);
  });

  t.functional('a wrong password, an unknown user, other texts', async () => {
    const { login } = await lay();
    for (const body of [
      { user: 'grace', password: 'hunter2' },
      { user: 'bob', password: 'Hunter2' },
      { user: 'eve', password: 'hunter2' },
      { user: 'grace' },
      { password: 'hunter2' },
      {},
      'hello',
      '',
      '17',
    ]) {
      t.equal(await login(ordinary(token()), body), null, JSON.stringify(body));
    }
  });

  t.control('names and passwords of digits', async () => {
    const { login } = await lay();
    const remember = '000000000000000000000123';
    const accounts = [
      account('100', md5('0123456'), remember),
      account('007', md5(zeros[0])),
      account('1e3', hashes.grace),
    ];
    t.equal(await login(accounts, { user: '100', password: '0123456' }), '100');
    t.equal(await login(accounts, { user: '100', remember }), '100');
    t.equal(await login(accounts, { user: '007', password: zeros[0] }), '007');
    t.equal(await login(accounts, { user: '1e3', password: 'nanosecond & co' }), '1e3');
  });

  /** The effect is that the victim is logged in by somebody who knows neither password nor token. */
  const attack = async (victim, bodies, others = []) => {
    const { login } = await lay();
    const accounts = [...others, victim, account('bob', md5('hunter2'))];
    for (const body of bodies) {
      const { value } = await t.attempt(login(accounts, body));
      if (value === victim.user) {
        return `${victim.user} was logged in by ${JSON.stringify(body).slice(0, 120)}`;
      }
    }
    return null;
  };

  const user = 'victim';
  /** What JSON can say that is no text, and texts that PHP takes for nothing. */
  const strange = [true, 1, 0, -1, false, null, '', '0', [], {}, [true], [''], 'null', 'true', '1'];

  // Beats nothing but `==`: two texts that look like numbers are compared as numbers.
  t.exploit('another password whose hash is the same number', async () => {
    for (const right of zeros) {
      const bodies = zeros
        .filter((other) => other !== right)
        .map((password) => ({ user, password }));
      const seen = await attack(account(user, md5(right)), bodies);
      if (seen) return seen;
    }
    return null;
  });

  t.exploit('a password that is no text', async () => {
    await lay();
    const bodies = strange.map((password) => ({ user, password }));
    for (const hash of [md5(t.secret()), md5(zeros[1]), hashes.grace]) {
      const seen = await attack(account(user, hash), bodies);
      if (seen) return seen;
    }
    return null;
  });

  // Beats comparing with the account as it is, for hashes of either kind.
  t.exploit('the hash in place of the password', async () => {
    await lay();
    const hash = md5(t.secret());
    return (
      (await attack(account(user, hash), [
        { user, password: hash },
        { user, password: hash.toUpperCase() },
        { user, remember: hash },
      ])) ??
      attack(account(user, hashes.grace), [
        { user, password: hashes.grace },
        { user, remember: hashes.grace },
      ])
    );
  });

  t.exploit('a token that is no text', () =>
    attack(
      account(user, md5(t.secret()), token()),
      strange.map((remember) => ({ user, remember })),
    ),
  );

  // Beats a check that the token is a text, and a cast to one, where `==` is kept.
  t.exploit('a token that is the same number', async () => {
    const number = (text, ...others) =>
      attack(
        account(user, md5(t.secret()), text),
        others.map((remember) => ({ user, remember })),
      );
    return (
      (await number('0e4620974319065090195629', '0e0', '0', 0, '0.0', ' 0', '0e1', '-0')) ??
      (await number('000000000000000000000000', '0', '0e5', '00', 0)) ??
      (await number('00000000000000000000001e', '1e', '01e', 1)) ??
      (await number('000000000000000000001e10', '10000000000', 1e10, '1e10', '1E10')) ??
      number('000000000000000000000077', '77', 77, '77.0', ' 77')
    );
  });

  // Beats `strncmp`, `str_starts_with` and `strpos`: one of sixteen digits is always right.
  t.exploit('a part of a token or of a hash', () => {
    const digits = [...'0123456789abcdef'];
    return attack(
      account(user, md5(t.secret()), token()),
      digits.flatMap((digit) => [
        { user, remember: digit },
        { user, password: digit },
        { user, remember: `${digit}%` },
      ]),
    );
  });

  // Beats `===` and `hash_equals`: who has no token has `null`, and so has a body without one.
  t.exploit('no token for an account without a token', () =>
    attack(account(user, md5(t.secret())), [
      { user },
      ...strange.map((remember) => ({ user, remember })),
      ...strange.map((remember) => ({ user, password: null, remember })),
      ...strange.map((remember) => ({ user, password: 'wrong', remember })),
      { user, password: '' },
    ]),
  );

  // Beats care for passwords and tokens alone: who is found must be who is returned.
  t.exploit('the name of somebody else with an own password', async () => {
    await lay();
    const password = 'own password';
    const pairs = [
      ['1e2', '100'],
      ['0x64', '100'],
      ['0100', '100'],
      ['0e1', '0e2'],
      [' 7', '7'],
      ['7.0', '7'],
    ];
    for (const [own, other] of pairs) {
      const mallory = account(own, hashes.mallory);
      const victim = account(other, md5(t.secret()));
      const names = [other, Number(other), true, [own], [other], own, Number(own)];
      const bodies = names.map((name) => ({ user: name, password }));
      const seen = await attack(victim, bodies, [mallory]);
      if (seen) return seen;
    }
    const mallory = account('mallory', hashes.mallory);
    const bodies = [true, 0, null, ['mallory'], ['victim'], { user }, 'Mallory', 'victim\0'].map(
      (name) => ({ user: name, password }),
    );
    return attack(account(user, md5(t.secret())), [...bodies, { user, password }], [mallory]);
  });
}
