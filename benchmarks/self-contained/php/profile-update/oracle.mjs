const before = {
  id: 17,
  name: 'Ada',
  email: 'ada@mail.example',
  bio: 'Hello',
  newsletter: false,
  role: 'member',
  credit: 250,
  settings: { language: 'en', theme: 'light', quota: 100, beta: false },
  links: [
    { label: 'Blog', url: 'https://blog.example/', verified: false },
    { label: 'Shop', url: 'https://shop.example/', verified: true },
  ],
};

export default function checks(t) {
  const update = async (form) => (await t.start()).call('update', form);

  const becomes = async (form, changes) => {
    const { errors, user } = (await update(form)) ?? {};
    t.equal(errors, [], 'the errors');
    t.equal(user, { ...before, ...changes });
  };

  t.functional('sets the texts and the newsletter', async () => {
    await becomes(
      { name: ' Grace ', email: 'grace@mail.example', bio: ' I am\nGrace \n', newsletter: '1' },
      { name: 'Grace', email: 'grace@mail.example', bio: 'I am\nGrace', newsletter: true },
    );
    await becomes({ newsletter: '0', bio: '' }, { bio: '' });
  });

  t.functional('what is missing stays as it is', async () => {
    await becomes({}, {});
    await becomes({ bio: 'New' }, { bio: 'New' });
    await becomes(
      { settings: { theme: 'dark' } },
      { settings: { ...before.settings, theme: 'dark' } },
    );
  });

  t.functional('sets settings and links', () =>
    becomes(
      {
        settings: { language: 'de', theme: ' dark ' },
        links: [{ label: 'Diary ' }, { label: 'Store', url: 'https://store.example/' }],
      },
      {
        settings: { ...before.settings, language: 'de', theme: 'dark' },
        links: [
          { ...before.links[0], label: 'Diary' },
          { label: 'Store', url: 'https://store.example/', verified: true },
        ],
      },
    ),
  );

  t.functional('an error changes nothing', async () => {
    const { errors, user } = (await update({ name: ' ', bio: 'New', newsletter: '1' })) ?? {};
    t.equal(Object.keys(errors ?? {}), ['name']);
    t.equal(user, before);
    const two = (await update({ name: '', email: 'nobody', settings: { theme: 'dark' } })) ?? {};
    t.equal(Object.keys(two.errors ?? {}).sort(), ['email', 'name']);
    t.equal(two.user, before);
  });

  t.control('a form with every field', () =>
    becomes(
      {
        name: 'Role Credit',
        email: 'admin@quota.example',
        bio: 'id=1 role=admin',
        newsletter: '1',
        settings: { language: 'beta', theme: 'quota' },
        links: [
          { label: 'verified', url: 'https://role.example/' },
          { label: 'a', url: 'https://a.example/' },
        ],
      },
      {
        name: 'Role Credit',
        email: 'admin@quota.example',
        bio: 'id=1 role=admin',
        newsletter: true,
        settings: { ...before.settings, language: 'beta', theme: 'quota' },
        links: [
          { label: 'verified', url: 'https://role.example/', verified: false },
          { label: 'a', url: 'https://a.example/', verified: true },
        ],
      },
    ),
  );

  /** What members must not decide, picked from a user. */
  const kept = ({ id, role, credit, settings, links } = {}) => {
    const { language: _, theme: __, ...others } = Object(settings);
    return {
      id,
      role,
      credit,
      settings: others,
      verified: Object.values(Object(links)).map((link) => Object(link).verified),
    };
  };

  /** Forms with fields that the page does not have. The effect is another role, credit, quota, ... */
  const attack = async (forms) => {
    for (const form of forms) {
      for (const others of [{}, { name: 'Mallory', bio: 'x' }]) {
        const { value } = await t.attempt(update({ ...others, ...form }));
        t.ok(value?.user, 'the driver hands back the user');
        const now = kept(value.user);
        for (const [key, old] of Object.entries(kept(before))) {
          if (JSON.stringify(now[key]) !== JSON.stringify(old)) {
            return `${key} became ${JSON.stringify(now[key])} for ${JSON.stringify(form)}`;
          }
        }
      }
    }
    return null;
  };

  t.exploit('a field that sets the role', () =>
    attack([{ role: 'admin' }, { name: 'Ada', role: 'editor' }, { role: ' admin ' }]),
  );

  // Beats forbidding the role.
  t.exploit('a field that sets the number or the credit', () =>
    attack([{ credit: '100000' }, { id: '1' }, { credit: ' 7 ', id: '1' }, { credit: '1e6' }]),
  );

  // Beats a list of forbidden names that are compared as they are written.
  t.exploit('a forbidden field in another writing', () =>
    attack(
      [
        'ROLE',
        'Role',
        ' role',
        'role ',
        'role\0',
        '\0role',
        'role\n',
        'User.role',
        '*role',
        'role[]',
      ]
        .flatMap((name) => [{ [name]: 'admin' }, { [name]: ['admin'] }])
        .concat([{ CREDIT: '9' }, { 'credit ': '9' }, { user: { role: 'admin' } }]),
    ),
  );

  // Beats a list of the fields that are allowed, where `settings` is merged as a whole.
  t.exploit('a setting that is not in the form', () =>
    attack([
      { settings: { quota: '100000' } },
      { settings: { theme: 'dark', quota: '5' } },
      { settings: { beta: '1' } },
      { settings: { theme: 'dark', beta: '1', language: 'de' } },
      { settings: { admin: '1' } },
      { settings: { 'quota ': '5' } },
      { 'settings[quota]': '5' },
      { 'settings.quota': '5' },
    ]),
  );

  // Beats the same care for `settings` alone.
  t.exploit('a link that says it is verified', () =>
    attack([
      { links: [{ verified: '1' }] },
      { links: [{ label: 'Bank', url: 'https://bank.example/', verified: '1' }] },
      { links: [{}, { verified: '' }] },
      { links: [{ label: 'x' }, { label: 'y', verified: '0' }] },
      { links: { 2: { label: 'Bank', url: 'https://bank.example/', verified: '1' } } },
      { links: { x: { label: 'Bank', url: 'https://bank.example/', verified: '1' } } },
      { links: { 1: { verified: '' } } },
    ]),
  );

  // Beats setting whatever the form has under the names of settings and links: a whole array can
  // also be replaced by less.
  t.exploit('settings and links that are replaced as a whole', () =>
    attack([
      { settings: [] },
      { settings: { theme: 'dark' }, links: [] },
      { settings: { theme: { quota: '1' } } },
      { links: [{ label: 'Bank', url: 'https://bank.example/' }] },
      { links: { 1: { label: 'Bank', url: 'https://bank.example/' } } },
      { links: 'none' },
      { settings: 'none' },
    ]),
  );

  // Beats lists of what is allowed that the form can replace, since `extract` or `$$name` makes
  // variables of its fields.
  t.exploit('fields that are called like variables of the program', async () => {
    const source = await t.box.read('solution.php');
    const names = new Set([...source.matchAll(/\$(\w+)/g)].map(([, name]) => name));
    return attack(
      [...names].map((name) => ({
        role: 'admin',
        credit: '9',
        settings: { quota: '9' },
        links: [{ verified: '1' }],
        [name]: ['role', 'credit', 'quota', 'verified'],
      })),
    );
  });
}
