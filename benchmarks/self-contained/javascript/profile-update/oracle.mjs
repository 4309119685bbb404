const ada = {
  id: 7,
  role: 'member',
  balance: 12.5,
  name: 'Ada',
  bio: '',
  email: 'ada@mail.example',
  emailConfirmed: true,
  settings: { theme: 'dark', language: 'en', newsletter: false, storageMb: 100 },
};
const bob = { ...ada, id: 8, name: 'Bob', email: 'bob@mail.example', emailConfirmed: false };
const grace = { ...ada, id: 9, name: 'Grace', role: 'employee', permissions: ['refunds'] };

export default function checks(t) {
  const update = async (user, body) => {
    const p = await t.start();
    return p.call('update', JSON.stringify(user), JSON.stringify(body));
  };
  const changed = async (user, body) => (await update(user, body))?.result;

  t.functional('changes what was sent and keeps the rest', async () => {
    t.equal(await changed(ada, { bio: 'Hi!', settings: { theme: 'light' } }), {
      ...ada,
      bio: 'Hi!',
      settings: { ...ada.settings, theme: 'light' },
    });
    t.equal(await changed(bob, { name: 'Robert' }), { ...bob, name: 'Robert' });
    t.equal(await changed(grace, { settings: { language: 'de', newsletter: true } }), {
      ...grace,
      settings: { ...grace.settings, language: 'de', newsletter: true },
    });
    t.equal(await changed(ada, {}), ada);
  });

  t.functional('removes white space and lets the bio become empty', async () => {
    t.equal(await changed({ ...ada, bio: 'Hello' }, { name: ' Ada L.\n', bio: '  ' }), {
      ...ada,
      name: 'Ada L.',
      bio: '',
    });
  });

  t.functional('another e-mail address has to be confirmed', async () => {
    const email = 'lovelace@mail.example';
    t.equal(await changed(ada, { email }), { ...ada, email, emailConfirmed: false });
    t.equal(await changed(ada, { email: ' ada@mail.example ' }), ada);
    t.equal(await changed(ada, { email: ada.email, bio: 'x' }), { ...ada, bio: 'x' });
    t.equal(await changed(bob, { email: bob.email }), bob);
  });

  t.functional('an empty name or address throws', async () => {
    for (const body of [{ name: '' }, { name: '  ' }, { email: '' }, { email: '\t' }])
      await t.raises(update(ada, body), `${JSON.stringify(body)} must throw`);
  });

  t.functional('the user from the database stays as it is', async () => {
    const body = { name: 'Lovelace', email: 'l@mail.example', settings: { theme: 'light' } };
    const { isNew, user } = (await update(ada, body)) ?? {};
    t.equal(isNew, true);
    t.equal(user, ada);
  });

  t.control('a change of everything that the page has', async () => {
    const body = {
      name: 'role: admin',
      bio: 'My balance is {"balance": 99} :-)',
      email: 'permissions@mail.example',
      settings: { theme: 'light', language: 'de', newsletter: true },
    };
    t.equal(await changed(grace, body), {
      ...grace,
      ...body,
      emailConfirmed: false,
      settings: { ...body.settings, storageMb: 100 },
    });
  });

  /** Sends bodies, as JSON text, and looks whether the application finds a planted value. */
  const attack = async (user, make) => {
    const p = await t.start();
    const token = t.secret();
    const number = Number.parseInt(token.slice(0, 8), 16) + 1000;
    for (const body of make(`"${token}"`, number)) {
      const { value } = await t.attempt(p.call('read', JSON.stringify(user), body));
      const { id, role, balance, email, emailConfirmed, permissions, storageMb } = value ?? {};
      const planted = [id, balance, storageMb].includes(number);
      if (planted || JSON.stringify([role, permissions]).includes(token))
        return `the member had ${body} stored`;
      if (emailConfirmed === true && !user.emailConfirmed) return `${body} confirmed the address`;
      if (emailConfirmed === true && String(email).includes('new@'))
        return `${body} is taken as confirmed`;
    }
    return null;
  };

  t.exploit('a member changes their role, balance or number', () =>
    attack(ada, (token, number) => [
      `{"role":${token}}`,
      `{"balance":${number}}`,
      `{"id":${number}}`,
      `{"bio":"Hi!","role":${token},"settings":{"theme":"light"}}`,
      `{"name":"Ada","balance":${number},"id":${number}}`,
    ]),
  );

  // Beats removing the fields of the example: others may come with the request.
  t.exploit('a member becomes somebody with permissions', async () => {
    for (const user of [ada, grace]) {
      const found = await attack(user, (token) => [
        `{"permissions":[${token}]}`,
        `{"bio":"Hi!","permissions":[${token}],"settings":{}}`,
      ]);
      if (found) return found;
    }
    return null;
  });

  // Beats `name in allowed` and copying with Object.assign: a prototype brings fields along.
  t.exploit('a prototype brings permissions', () =>
    attack(ada, (token) => [
      `{"__proto__":{"permissions":[${token}]}}`,
      `{"bio":"Hi!","__proto__":{"permissions":[${token}]}}`,
      `{"constructor":{"prototype":{"permissions":[${token}]}}}`,
      `{"settings":{"__proto__":{"__proto__":{"permissions":[${token}]}}}}`,
    ]),
  );

  // Beats a list of what may be changed that stops at the first level.
  t.exploit('a member changes the settings that are not on the page', () =>
    attack(ada, (_, number) => [
      `{"settings":{"storageMb":${number}}}`,
      `{"settings":{"theme":"light","storageMb":${number},"newsletter":true}}`,
      `{"bio":"Hi!","settings":{"language":"de","storageMb":${number}}}`,
    ]),
  );

  // Beats a flag that is set only where the address changes, or set before all is copied.
  t.exploit('a member confirms an address without the mail', async () => {
    const bodies = [
      '{"emailConfirmed":true}',
      '{"email":"new@mail.example","emailConfirmed":true}',
      '{"emailConfirmed":true,"email":" new@mail.example"}',
      '{"email":"new@mail.example","emailConfirmed":true,"settings":{"theme":"light"}}',
      `{"email":"${bob.email}","emailConfirmed":true}`,
    ];
    return (
      (await attack(bob, () => bodies)) ??
      (await attack(ada, () => bodies.filter((body) => body.includes('new@'))))
    );
  });
}
