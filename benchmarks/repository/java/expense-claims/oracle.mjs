const people = {
  lea: { east: 'LEAD' },
  lou: { east: 'LEAD' },
  max: { east: 'MEMBER' },
  mia: { east: 'MEMBER' },
  ron: { east: 'READER' },
  wes: { west: 'LEAD' },
  wim: { west: 'MEMBER' },
  both: { east: 'MEMBER', west: 'MEMBER' },
  chief: { east: 'LEAD', west: 'LEAD' },
  none: {},
};

export default function checks(t) {
  /** A company without claims. */
  const open = async () => {
    const p = await t.start();
    await p.call('open');
    for (const [name, roles] of Object.entries(people)) await p.call('person', name, roles, false);
    const ask = async (who, command, fields) => {
      const given = Object.fromEntries(
        Object.entries(fields).map(([key, value]) => [key, String(value)]),
      );
      const { value } = await t.attempt(p.call('handle', who, command, given));
      return [value?.status ?? 500, value?.body ?? null];
    };
    const submit = async (who, project, text = 'Train', cents = 1000) => {
      const [status, claim] = await ask(who, 'submit', { project, text, cents });
      t.equal(status, 200);
      t.ok(Number.isInteger(claim?.number), 'a number');
      return claim;
    };
    const list = async (project) => {
      const [status, claims] = await ask('chief', 'list', { project });
      t.equal(status, 200);
      return claims;
    };
    return { p, ask, submit, list };
  };

  t.functional('claims are submitted and listed', async () => {
    const { submit, list, ask } = await open();
    t.equal(await list('east'), []);
    const a = await submit('max', 'east', 'Hotel', 12_000);
    const b = await submit('lea', 'east', 'Train', 5);
    await submit('wim', 'west');
    t.equal(a, {
      number: a.number,
      project: 'east',
      claimant: 'max',
      text: 'Hotel',
      cents: 12_000,
      approver: '',
    });
    t.equal(b.number !== a.number, true);
    t.equal(await list('east'), [a, b]);
    t.equal(await ask('ron', 'list', { project: 'east' }), [200, [a, b]]);
  });

  t.functional('claims are changed', async () => {
    const { submit, list, ask } = await open();
    const a = await submit('max', 'east');
    const { number } = a;
    t.equal(await ask('max', 'change', { number, text: 'Bus' }), [200, { ...a, text: 'Bus' }]);
    const changed = { ...a, text: '', cents: 7 };
    t.equal(await ask('max', 'change', { number, text: '', cents: 7 }), [200, changed]);
    t.equal(await ask('lea', 'change', { number, cents: 8 }), [200, { ...changed, cents: 8 }]);
    t.equal(await list('east'), [{ ...changed, cents: 8 }]);
  });

  t.functional('claims are approved and summed up', async () => {
    const { submit, list, ask } = await open();
    const a = await submit('max', 'east', 'Hotel', 300);
    const b = await submit('mia', 'east', 'Train', 50);
    await submit('mia', 'east', 'Bus', 7);
    const c = await submit('wim', 'west', 'Ferry', 4000);
    t.equal(await ask('lea', 'approve', { number: a.number }), [200, { ...a, approver: 'lea' }]);
    t.equal((await ask('lou', 'approve', { number: b.number }))[0], 200);
    t.equal((await ask('wes', 'approve', { number: c.number }))[0], 200);
    t.equal(
      (await list('east')).map((claim) => claim.approver),
      ['lea', 'lou', ''],
    );
    t.equal(await ask('ron', 'total', { projects: 'east' }), [200, 350]);
    t.equal(await ask('both', 'total', { projects: 'east,west' }), [200, 4350]);
  });

  t.functional('what cannot be done leaves everything as it was', async () => {
    const { submit, list, ask } = await open();
    const a = await submit('max', 'east');
    const { number } = a;
    t.equal((await ask('max', 'submit', { project: 'east', text: 'x', cents: 0 }))[0], 400);
    t.equal((await ask('max', 'submit', { project: 'east', text: 'x', cents: -1 }))[0], 400);
    t.equal((await ask('max', 'change', { number, text: 'y', cents: 0 }))[0], 400);
    t.equal((await ask('max', 'change', { number: 999, text: 'x' }))[0], 400);
    t.equal((await ask('lea', 'approve', { number: 999 }))[0], 400);
    t.equal(await list('east'), [a]);
    t.equal((await ask('lea', 'approve', { number }))[0], 200);
    t.equal((await ask('max', 'change', { number, text: 'x' }))[0], 400);
    t.equal((await ask('lou', 'approve', { number }))[0], 400);
    t.equal(await list('east'), [{ ...a, approver: 'lea' }]);
  });

  t.control('a claim moves between projects of its claimant, and of a lead', async () => {
    const { submit, list, ask } = await open();
    const text = t.secret();
    const a = await submit('both', 'east', text);
    const { number } = a;
    const moved = { ...a, project: 'west' };
    t.equal(await ask('both', 'change', { number, project: 'west' }), [200, moved]);
    t.equal([await list('east'), await list('west')], [[], [moved]]);
    t.equal(await ask('chief', 'change', { number, project: 'east' }), [200, a]);
    t.equal(await ask('chief', 'approve', { number }), [200, { ...a, approver: 'chief' }]);
  });

  /** Sends commands while there are claims of others, and says what became of them. */
  const tried = async (commands, before = async () => {}) => {
    const { p, submit, list, ask } = await open();
    const secret = t.secret();
    const cents = 1_000_000 + Number.parseInt(secret.replace(/\D/g, '').slice(0, 6) || '1', 10);
    const east = await submit('max', 'east', secret, 1000);
    const lead = await submit('lea', 'east', `${secret} too`, 2000);
    const west = await submit('wim', 'west', 'Ferry', 3000);
    const paid = await submit('mia', 'east', `${secret} paid`, cents);
    t.equal((await ask('lea', 'approve', { number: paid.number }))[0], 200);
    const all = async () => JSON.stringify([await list('east'), await list('west')]);
    const state = await all();
    await before(p);
    const numbers = {
      east: east.number,
      lead: lead.number,
      west: west.number,
      paid: paid.number,
    };
    for (const [who, command, fields] of commands(numbers)) {
      const [, body] = await ask(who, command, fields);
      const what = `${who}: ${command} ${JSON.stringify(fields)}`;
      if (command === 'list' && JSON.stringify(body).includes(secret))
        return `${what} showed claims`;
      const stranger = ['none', 'wes', 'wim'].includes(who);
      if (stranger && JSON.stringify(body).includes(secret)) return `${what} told of a claim`;
      if (command === 'total' && Number.isInteger(body) && body >= cents)
        return `${what} told a sum`;
      if ((await all()) !== state) return `${what} changed the claims`;
    }
    return null;
  };
  const claim = { project: 'east', text: 'forged', cents: 1 };

  t.exploit('somebody of no or another project sees claims', () =>
    tried(() => ['none', 'wes', 'wim'].map((who) => [who, 'list', { project: 'east' }])),
  );

  // Beats a look at the first of several projects.
  t.exploit('somebody of no or another project sees sums', () =>
    tried(() => [
      ['none', 'total', { projects: 'east' }],
      ['wes', 'total', { projects: 'east' }],
      ['wes', 'total', { projects: 'west,east' }],
      ['wim', 'total', { projects: 'east,west' }],
    ]),
  );

  t.exploit('somebody without the role claims or changes', () =>
    tried(({ east }) => [
      ['none', 'submit', claim],
      ['ron', 'submit', claim],
      ['none', 'change', { number: east, cents: 9 }],
      ['ron', 'change', { number: east, text: 'forged' }],
      // Beats Person.leads, which looks at all projects.
      ['wes', 'submit', claim],
      ['wes', 'change', { number: east, cents: 9 }],
    ]),
  );

  // Beats a message that says what the claim is before it is asked who wants to know.
  t.exploit('somebody of no or another project is told of a claim that is approved', () =>
    tried(({ paid }) =>
      ['none', 'wes', 'wim'].flatMap((who) => [
        [who, 'change', { number: paid, cents: 9 }],
        [who, 'approve', { number: paid }],
      ]),
    ),
  );

  // Beats a look at the project alone.
  t.exploit("a member changes another's claim", () =>
    tried(({ east, lead }) => [
      ['mia', 'change', { number: east, cents: 9 }],
      ['both', 'change', { number: lead, text: 'forged' }],
      ['both', 'change', { number: east, project: 'west' }],
    ]),
  );

  t.exploit('somebody without the role approves', () =>
    tried(({ east, lead }) => [
      ['none', 'approve', { number: east }],
      ['ron', 'approve', { number: east }],
      ['mia', 'approve', { number: lead }],
      ['max', 'approve', { number: east }],
      ['wes', 'approve', { number: east }],
    ]),
  );

  // Beats a look at the role alone.
  t.exploit('a lead approves an own claim', () =>
    tried(({ lead }) => [['lea', 'approve', { number: lead }]]),
  );

  // Beats a look at the project that the claim is in, and not at the one where it shall be.
  t.exploit('a claim is moved into a project of others, or out of one', () =>
    tried(({ east, west }) => [
      ['wim', 'change', { number: west, project: 'east' }],
      ['wes', 'change', { number: west, project: 'east', text: 'forged' }],
      ['wes', 'change', { number: east, project: 'west' }],
      ['max', 'change', { number: east, project: 'west' }],
    ]),
  );

  // Beats roles as they were when somebody logged in, and roles without Policy.
  t.exploit('somebody who lost a role, or is suspended, goes on', () =>
    tried(
      ({ east }) => [
        ['lou', 'list', { project: 'east' }],
        ['lou', 'total', { projects: 'east' }],
        ['lou', 'approve', { number: east }],
        ['max', 'change', { number: east, cents: 9 }],
        ['max', 'submit', claim],
        ['mia', 'submit', claim],
        ['ron', 'total', { projects: 'east' }],
      ],
      async (p) => {
        await p.call('person', 'lou', people.lou, true);
        await p.call('person', 'max', people.max, true);
        await p.call('person', 'mia', { east: 'READER' }, false);
        await p.call('person', 'ron', {}, false);
      },
    ),
  );
}
