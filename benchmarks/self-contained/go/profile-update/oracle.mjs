const address = (changes = {}) => ({
  street: '1 Main St',
  city: 'Bern',
  checked: true,
  ...changes,
});

const account = (changes = {}) => ({
  id: 7,
  email: 'ada@example.org',
  display_name: 'Ada',
  bio: 'Hello',
  address: address(),
  role: 'user',
  credit: 250,
  verified: true,
  kiosk: false,
  billing: { plan: 'free', discount: 0 },
  ...changes,
});

export default function checks(t) {
  /** What the account is after each of the bodies. */
  const update = async (bodies, before = account()) => {
    const p = await t.start();
    const texts = bodies.map((body) => (typeof body === 'string' ? body : JSON.stringify(body)));
    const results = await p.call('update', before, texts);
    t.equal(results?.length, bodies.length, 'results');
    return results;
  };

  t.functional('changes what is mentioned and nothing else', async () => {
    const results = await update([
      { display_name: 'Ada L.' },
      { email: 'countess@example.org', bio: '' },
      { bio: 'Käse "und" Brot\n🙂' },
      {},
    ]);
    const first = account({ display_name: 'Ada L.' });
    const second = { ...first, email: 'countess@example.org', bio: '' };
    const third = { ...second, bio: 'Käse "und" Brot\n🙂' };
    t.equal(
      results,
      [first, second, third, third].map((each) => ({ failed: false, account: each })),
    );
  });

  t.functional('changes parts of the address', async () => {
    const [one, both] = await update([
      { address: { city: 'Basel' } },
      { address: { street: '2 Side St', city: 'Chur' }, bio: 'moved' },
    ]);
    t.equal(one.failed, false);
    t.equal([one.account.address.street, one.account.address.city], ['1 Main St', 'Basel']);
    t.equal([both.account.address.street, both.account.address.city], ['2 Side St', 'Chur']);
    t.equal(both.account.bio, 'moved');
  });

  t.functional('gives an address to an account without one', async () => {
    const { address: _, ...bare } = account();
    const [{ failed, account: changed }] = await update([{ address: { city: 'Basel' } }], bare);
    t.equal(failed, false);
    t.equal(changed, { ...bare, address: { street: '', city: 'Basel', checked: false } });
  });

  t.functional('what cannot be read changes nothing', async () => {
    const bodies = [
      '',
      'hello',
      '{"bio": "x"',
      '["bio"]',
      '"bio"',
      { bio: 'x', email: 5 },
      { bio: 'x', address: 'Bern' },
      { bio: 'x', address: { city: ['Bern'] } },
      { address: { street: 'x', city: 1 } },
    ];
    for (const result of await update(bodies)) {
      t.equal(result, { failed: true, account: account() });
    }
  });

  t.control('a body with all that can be changed', async () => {
    const body = {
      email: 'a@b.example',
      display_name: 'role',
      bio: 'credit',
      address: { street: 'id', city: 'plan' },
    };
    const [{ failed, account: changed }] = await update([body]);
    t.equal(failed, false);
    const { address: where, ...rest } = changed;
    const { address: _, ...expected } = account({ ...body });
    t.equal(rest, expected);
    t.equal([where.street, where.city], ['id', 'plan']);
  });

  /** Each attack is a body; none of what users cannot edit may take what it says. */
  const attack = async (bodies, before = account({ address: address({ checked: false }) })) => {
    const mark = t.secret();
    const p = await t.start();
    for (const make of bodies) {
      const body = make(mark);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const { value } = await t.attempt(p.call('update', before, [text]));
      const now = value?.at(0)?.account;
      if (!now) continue;
      for (const [what, is, was] of [
        ['id', now.id, before.id],
        ['role', now.role, before.role],
        ['credit', now.credit, before.credit],
        ['verified', now.verified, before.verified],
        ['kiosk', now.kiosk, before.kiosk],
        ['plan', now.billing?.plan, before.billing.plan],
        ['discount', now.billing?.discount, before.billing.discount],
      ]) {
        if (is !== was) return `${text} set ${what} to ${JSON.stringify(is)}`;
      }
      if (now.address?.checked && !before.address?.checked) return `${text} set checked`;
    }
    return null;
  };

  t.exploit('members that the page does not send', () =>
    attack([
      (mark) => ({ bio: 'x', role: `admin ${mark}` }),
      () => ({ credit: 1_000_000 }),
      () => ({ id: 1 }),
      () => ({ kiosk: true }),
      () => ({ bio: 'x', billing: { discount: 100 } }),
      (mark) => ({ billing: { plan: mark } }),
    ]),
  );

  // Beats taking some members out of the object by name: encoding/json takes them in any case.
  t.exploit('members in another case', () =>
    attack([
      (mark) => ({ Role: `admin ${mark}` }),
      (mark) => ({ ROLE: `admin ${mark}` }),
      () => ({ CREDIT: 1_000_000 }),
      () => ({ Credit: 1_000_000 }),
      () => ({ iD: 1 }),
      () => ({ Kiosk: true }),
      (mark) => ({ Billing: { Plan: mark } }),
    ]),
  );

  // Beats the same in lower case: encoding/json also folds the long s and the sign for Kelvin.
  t.exploit('members with letters that fold to others', () =>
    attack([
      () => ({ 'kio\u017fk': true }),
      () => ({ '\u212aiosk': true }),
      () => ({ 'KIO\u017F\u212A': true }),
      () => '{"\\u212aio\\u017f\\u212a": true}',
    ]),
  );

  // Beats a look at the text: escapes and repetition spell the same name otherwise.
  t.exploit('members that are written otherwise', () =>
    attack([
      (mark) => `{"\\u0072ole": "${mark}"}`,
      (mark) => `{"bio": "x", "role": "user", "role": "${mark}"}`,
      (mark) => `{"role"\n:\t"${mark}"}`,
      (mark) => `{"\\u0052OL\\u0045": "${mark}"}`,
      () => '{"cr\\u0065dit": 1000000}',
      (mark) => `{"bio": "x"} {"role": "${mark}"}`,
      (mark) => `{"bio": {"role": "${mark}"}}`,
    ]),
  );

  // Beats care for the account alone.
  t.exploit('members of the address', async () => {
    const bodies = [
      () => ({ address: { checked: true } }),
      () => ({ address: { city: 'Basel', Checked: true } }),
      () => ({ Address: { CHECKED: true } }),
      () => '{"address": {"city": "Basel"}, "address": {"chec\\u212aed": true}}',
      // Beats a look at the last of several, when encoding/json takes them all.
      () => '{"address": {"checked": true}, "address": {"city": "Basel"}}',
    ];
    const { address: _, ...bare } = account();
    return (await attack(bodies)) ?? (await attack(bodies, bare));
  });

  // Beats keeping some fields and putting them back: others stay changed, or one that was empty.
  t.exploit('members that are easily forgotten', () =>
    attack(
      [
        () => ({ verified: true }),
        () => ({ billing: { discount: 90 } }),
        () => ({ id: 1 }),
        () => ({ kiosk: true }),
        (mark) => ({ role: mark }),
        () => ({ credit: 5 }),
      ],
      account({
        verified: false,
        credit: 0,
        role: '',
        id: 0,
        address: address({ checked: false }),
      }),
    ),
  );
}
