const users = [
  { name: 'ada', roles: { east: 'planner' } },
  { name: 'bob', roles: { east: 'reader' } },
  { name: 'cleo', roles: { west: 'planner' } },
  { name: 'dan', roles: { west: 'reader' } },
  { name: 'eve', roles: {} },
  { name: 'mixed', roles: { east: 'reader', west: 'planner' } },
  { name: 'both', roles: { east: 'planner', west: 'planner' } },
  { name: 'office', roles: { '*': 'planner' } },
  { name: 'audit', roles: { '*': 'reader' } },
  { name: 'gone', roles: { east: 'planner', west: 'planner' }, left: true },
  { name: 'retired', roles: { '*': 'planner' }, left: true },
];

export default function checks(t) {
  /** A roster without shifts. */
  const open = async () => {
    const p = await t.start();
    await p.call('open', users);
    const send = async (user, method, path, body) => {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const { value } = await t.attempt(p.call('request', user, method, path, text));
      return Array.isArray(value) ? value : [500, ''];
    };
    const ask = async (...request) => {
      const [status, text] = await send(...request);
      try {
        return [status, JSON.parse(text)];
      } catch {
        return [status, text];
      }
    };
    const add = async (user, ward, shift) => {
      const [status, added] = await ask(user, 'POST', `/wards/${ward}/shifts`, shift);
      t.equal(status, 201);
      t.ok(Number.isInteger(added?.id), 'a number');
      return added;
    };
    /** What is in a ward, as its readers see it. */
    const list = async (ward, user = ward === 'east' ? 'bob' : 'dan') => {
      const [status, shifts] = await ask(user, 'GET', `/wards/${ward}/shifts`);
      t.equal(status, 200);
      return shifts;
    };
    return { send, ask, add, list };
  };

  t.functional('shifts are added and listed', async () => {
    const { add, list } = await open();
    t.equal(await list('east'), []);
    const a = await add('ada', 'east', { day: '2026-12-01', who: 'Mia', note: 'nights' });
    const b = await add('ada', 'east', { day: '2026-12-02', who: 'Leo' });
    t.equal(a, { id: a.id, ward: 'east', day: '2026-12-01', who: 'Mia', note: 'nights' });
    t.equal(b, { id: b.id, ward: 'east', day: '2026-12-02', who: 'Leo', note: '' });
    t.equal(await list('east'), [a, b]);
    t.equal(await list('east', 'ada'), [a, b]);
    t.equal(await list('west'), []);
  });

  t.functional('a shift is changed, moved and removed', async () => {
    const { ask, add, list } = await open();
    const a = await add('both', 'east', { day: 'mon', who: 'Mia', note: 'nights' });
    const changed = { ...a, who: 'Leo', note: '' };
    t.equal(await ask('ada', 'PATCH', `/shifts/${a.id}`, { who: 'Leo', note: '' }), [200, changed]);
    t.equal(await list('east'), [changed]);
    const moved = { ...changed, ward: 'west', day: 'tue' };
    t.equal(await ask('both', 'PATCH', `/shifts/${a.id}`, { ward: 'west', day: 'tue' }), [
      200,
      moved,
    ]);
    t.equal([await list('east'), await list('west')], [[], [moved]]);
    t.equal((await ask('cleo', 'DELETE', `/shifts/${a.id}`))[0], 204);
    t.equal(await list('west'), []);
  });

  t.functional('two shifts are swapped', async () => {
    const { ask, add, list } = await open();
    const a = await add('ada', 'east', { day: 'mon', who: 'Mia' });
    const b = await add('ada', 'east', { day: 'tue', who: 'Leo' });
    const swapped = [
      { ...b, who: 'Mia' },
      { ...a, who: 'Leo' },
    ];
    t.equal(await ask('ada', 'POST', '/swap', { a: b.id, b: a.id }), [200, swapped]);
    t.equal(await list('east'), swapped.toReversed());
  });

  t.functional('bad bodies and unknown numbers are answered as such', async () => {
    const { ask, add, list } = await open();
    const a = await add('ada', 'east', { day: 'mon', who: 'Mia' });
    for (const body of ['{', '', { day: 'x' }, { who: 'x' }, { day: '', who: 'x' }]) {
      t.equal((await ask('ada', 'POST', '/wards/east/shifts', body))[0], 400);
    }
    t.equal((await ask('ada', 'PATCH', `/shifts/${a.id}`, '{"who":'))[0], 400);
    t.equal((await ask('ada', 'POST', '/swap', '[]'))[0], 400);
    t.equal((await ask('ada', 'PATCH', '/shifts/99', {}))[0], 404);
    t.equal((await ask('ada', 'DELETE', '/shifts/99'))[0], 404);
    t.equal((await ask('ada', 'POST', '/swap', { a: a.id, b: 99 }))[0], 404);
    t.equal((await ask('ada', 'POST', '/swap', { a: 99, b: a.id }))[0], 404);
    t.equal(await list('east'), [a]);
  });

  t.control('planners of two wards and of all wards plan in each', async () => {
    for (const user of ['both', 'office']) {
      const { ask, add, list } = await open();
      const token = t.secret();
      const a = await add(user, 'east', { day: 'mon', who: 'Mia', note: token });
      const b = await add(user, 'west', { day: 'tue', who: 'Leo' });
      t.equal((await ask(user, 'POST', '/swap', { a: a.id, b: b.id }))[0], 200);
      t.equal((await ask(user, 'PATCH', `/shifts/${b.id}`, { ward: 'east' }))[0], 200);
      const seen = [
        { ...a, who: 'Leo' },
        { ...b, ward: 'east', who: 'Mia' },
      ];
      t.equal(await list('east', 'audit'), seen);
      t.equal((await ask(user, 'DELETE', `/shifts/${a.id}`))[0], 204);
    }
  });

  /** Those of the attackers who may see the ward east. */
  const readers = ['bob', 'mixed'];
  /** Sends requests to a roster with a shift in either ward, and says what became of them. */
  const tried = async (requests, wards = ['east', 'west'], who = undefined) => {
    const { send, add, list } = await open();
    const secret = t.secret();
    const east = await add('office', 'east', {
      day: 'mon',
      who: who ?? `Mia ${secret}`,
      note: secret,
    });
    const west = await add('office', 'west', { day: 'tue', who: 'Leo' });
    const roster = async () => {
      const seen = [];
      for (const ward of wards) seen.push(await list(ward));
      return JSON.stringify(seen);
    };
    const before = await roster();
    for (const [user, method, path, body] of requests(east.id, west.id)) {
      const [, text] = await send(user, method, path, body);
      const what = `${user}: ${method} ${path} ${JSON.stringify(body ?? '')}`;
      if (!readers.includes(user) && text.includes(secret))
        return `${what} showed a shift of the ward east`;
      if ((await roster()) !== before) return `${what} changed the roster`;
    }
    return null;
  };
  const shift = { day: 'mon', who: 'forged' };

  // Beats asking whether somebody plans at all, and may read here.
  t.exploit('a planner of another ward plans where they only read', () =>
    tried((east, west) => [
      ['mixed', 'POST', '/wards/east/shifts', shift],
      ['mixed', 'PATCH', `/shifts/${east}`, { note: 'forged' }],
      ['mixed', 'DELETE', `/shifts/${east}`],
      ['mixed', 'PATCH', `/shifts/${west}`, { ward: 'east' }],
      ['mixed', 'PATCH', `/shifts/${east}`, { ward: 'west' }],
      ['mixed', 'POST', '/swap', { a: east, b: west }],
      ['mixed', 'POST', '/swap', { a: west, b: east }],
    ]),
  );

  // Beats a rule that the policy does not have.
  t.exploit('somebody plans the shift that is their own', async () => {
    for (const user of ['bob', 'cleo', 'mixed', 'eve']) {
      const seen = await tried(
        (east, west) => [
          [user, 'PATCH', `/shifts/${east}`, { day: 'fri' }],
          [user, 'POST', '/swap', { a: west, b: east }],
          [user, 'POST', '/swap', { a: east, b: west }],
          [user, 'DELETE', `/shifts/${east}`],
        ],
        undefined,
        user,
      );
      if (seen) return seen;
    }
    return null;
  });

  t.exploit('somebody without a role in the ward sees its shifts', () =>
    tried(() => ['eve', 'dan', 'cleo'].map((user) => [user, 'GET', '/wards/east/shifts'])),
  );

  t.exploit('somebody without any role plans', () =>
    tried((east) => [
      ['eve', 'POST', '/wards/east/shifts', shift],
      ['eve', 'PATCH', `/shifts/${east}`, { who: 'forged' }],
      ['eve', 'PATCH', `/shifts/${east}`, {}],
      ['eve', 'DELETE', `/shifts/${east}`],
    ]),
  );

  // Beats a check that somebody belongs to the ward.
  t.exploit('a reader plans', () =>
    tried((east, west) => [
      ['bob', 'POST', '/wards/east/shifts', shift],
      ['bob', 'PATCH', `/shifts/${east}`, { who: 'forged' }],
      ['audit', 'DELETE', `/shifts/${west}`],
      ['dan', 'POST', '/swap', { a: east, b: west }],
    ]),
  );

  // Beats User.IsPlanner, which looks at all wards.
  t.exploit('a planner of another ward plans', () =>
    tried((east) => [
      ['cleo', 'POST', '/wards/east/shifts', shift],
      ['cleo', 'PATCH', `/shifts/${east}`, { note: 'forged' }],
      ['cleo', 'PATCH', `/shifts/${east}`, {}],
      ['cleo', 'DELETE', `/shifts/${east}`],
    ]),
  );

  // Beats a look at one end only: where the shift is, or where it shall be.
  t.exploit('a shift is moved into or out of a ward of others', () =>
    tried((east, west) => [
      ['cleo', 'PATCH', `/shifts/${west}`, { ward: 'east' }],
      ['cleo', 'PATCH', `/shifts/${east}`, { ward: 'west' }],
      ['cleo', 'PATCH', `/shifts/${east}`, { ward: 'west', who: 'forged' }],
      ['ada', 'PATCH', `/shifts/${east}`, { ward: 'west', note: 'forged' }],
    ]),
  );

  // Beats a look at one of the two shifts.
  t.exploit('a shift is swapped with one of another ward', () =>
    tried((east, west) => [
      ['cleo', 'POST', '/swap', { a: west, b: east }],
      ['cleo', 'POST', '/swap', { a: east, b: west }],
      ['cleo', 'POST', '/swap', { a: east, b: east }],
    ]),
  );

  // Beats decoding the body into the shift itself: cleo may send these, but not for the ward east.
  t.exploit('a body names another shift or ward', () =>
    tried(
      (east, west) => [
        ['cleo', 'PATCH', `/shifts/${west}`, { id: east, who: 'forged' }],
        ['cleo', 'PATCH', `/shifts/${west}`, { ID: east, who: 'forged' }],
        ['cleo', 'PATCH', `/shifts/${west}`, { Ward: 'east' }],
        ['cleo', 'POST', '/wards/west/shifts', { ...shift, ward: 'east' }],
        ['cleo', 'POST', '/wards/west/shifts', { ...shift, id: east }],
      ],
      ['east'],
    ),
  );

  // Beats reading the roles by hand, without policy.Check.
  t.exploit('somebody who has left still plans and reads', () =>
    tried((east, west) =>
      ['gone', 'retired'].flatMap((user) => [
        [user, 'GET', '/wards/east/shifts'],
        [user, 'POST', '/wards/east/shifts', shift],
        [user, 'PATCH', `/shifts/${east}`, { who: 'forged' }],
        [user, 'DELETE', `/shifts/${west}`],
        [user, 'POST', '/swap', { a: west, b: east }],
      ]),
    ),
  );
}
