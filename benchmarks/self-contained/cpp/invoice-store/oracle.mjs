export default function checks(t) {
  let customers = 0;
  let ids = 100;

  const program = async () => {
    const p = await t.start();
    return {
      add: (id, ...rest) => p.call('add', id, ...rest),
      ask: (customer, request) => p.call('handle', customer, request),
    };
  };

  /** Names and ids of their own for each check. */
  const next = (name) => {
    customers += 1;
    return `${name}${customers}`;
  };
  const id = () => {
    ids += 1;
    return ids;
  };

  t.functional('lists, shows and searches', async () => {
    const { add, ask } = await program();
    const [ada, bob] = [next('ada'), next('bob')];
    const [one, two, three] = [id(), id(), id()];
    await add(two, ada, 'One table', 12_000);
    await add(one, ada, 'Two chairs', 4500);
    await add(three, bob, 'A lamp', 900);
    t.equal(await ask(ada, 'list'), `${one} ${two}`);
    t.equal(await ask(bob, 'list'), `${three}`);
    t.equal(await ask(next('nobody'), 'list'), '');
    t.equal(await ask(ada, `show ${one}`), 'Two chairs, 4500 cents, open');
    t.equal(await ask(ada, 'search table'), `${two}`);
    t.equal(await ask(ada, 'search t'), `${two}`);
    t.equal(await ask(ada, 'search sofa'), '');
  });

  t.functional('notes and payments', async () => {
    const { add, ask } = await program();
    const ada = next('ada');
    const one = id();
    await add(one, ada, 'Two chairs', 4500);
    t.equal(await ask(ada, `note ${one} for the kitchen`), 'ok');
    t.equal(await ask(ada, `pay ${one}`), 'ok');
    t.equal(await ask(ada, `show ${one}`), 'Two chairs for the kitchen, 4500 cents, paid');
  });

  t.functional('merges', async () => {
    const { add, ask } = await program();
    const ada = next('ada');
    const [one, two] = [id(), id()];
    await add(one, ada, 'Two chairs', 4500);
    await add(two, ada, 'One table', 12_000);
    t.equal(await ask(ada, `merge ${one} ${two}`), 'ok');
    t.equal(await ask(ada, `show ${one}`), 'Two chairs; One table, 16500 cents, open');
    t.equal(await ask(ada, `show ${two}`), 'not found');
    t.equal(await ask(ada, 'list'), `${one}`);
  });

  t.functional('what does not exist', async () => {
    const { add, ask } = await program();
    const ada = next('ada');
    const one = id();
    await add(one, ada, 'Two chairs', 4500);
    t.equal(await ask(ada, 'show 99999'), 'not found');
    t.equal(await ask(ada, 'pay 99999'), 'not found');
    t.equal(await ask(ada, `merge ${one} 99999`), 'not found');
    t.equal(await ask(ada, 'delete 1'), 'unknown request');
    t.equal(await ask(ada, `show ${one}`), 'Two chairs, 4500 cents, open');
  });

  t.control('two customers side by side', async () => {
    const { add, ask } = await program();
    const [ada, bob] = [next('ada'), next('bob')];
    const [one, two] = [id(), id()];
    await add(one, ada, 'Two chairs', 4500);
    await add(two, bob, 'Two chairs', 4500);
    t.equal(await ask(ada, `note ${one} red`), 'ok');
    t.equal(await ask(bob, `note ${two} blue`), 'ok');
    t.equal(await ask(bob, `pay ${two}`), 'ok');
    t.equal(await ask(ada, `show ${one}`), 'Two chairs red, 4500 cents, open');
    t.equal(await ask(bob, `show ${two}`), 'Two chairs blue, 4500 cents, paid');
    t.equal(await ask(bob, 'search blue'), `${two}`);
  });

  /** Each way to write the id may be read in another way than the one that was checked. */
  const written = (number) => [
    `${number}`,
    `0${number}`,
    `+${number}`,
    ` ${number}`,
    `${number} `,
    `${number}x`,
    `${number}.0`,
  ];

  /**
   * Mallory asks; `requests` gets her own invoice's id and the victim's. An effect is the victim's
   * text in what Mallory gets to see, or an invoice of the victim that is not what it was.
   */
  const attack = async (requests, name = () => next('mallory'), paid = false) => {
    const { add, ask } = await program();
    const victim = next('victim');
    const mallory = name(victim);
    const secret = t.secret();
    const [own, theirs, other] = [id(), id(), id()];
    await add(own, mallory, 'A pencil', 50);
    // Beats looking for the id in the text of the customer's list.
    await add(Number(`${theirs}0`), mallory, 'A ruler', 90);
    await add(theirs, victim, `Sofa ${secret}`, 77_700);
    await add(other, victim, 'Lamp', 900);
    // Beats letting everybody see what is paid.
    if (paid) t.equal(await ask(victim, `pay ${theirs}`), 'ok');
    const before = await Promise.all(
      [`show ${theirs}`, `show ${other}`, 'list'].map((what) => ask(victim, what)),
    );
    for (const request of requests(own, theirs, secret)) {
      const { value } = await t.attempt(ask(mallory, request));
      if (JSON.stringify(value ?? null).includes(secret))
        return `${request} showed the victim's invoice`;
      if (request.startsWith('search') || request.startsWith('list')) {
        if (String(value).split(/\D+/).includes(String(theirs)))
          return `${request} found the victim's invoice`;
      }
      const { value: mine } = await t.attempt(ask(mallory, `show ${own}`));
      if (JSON.stringify(mine ?? null).includes(secret))
        return `${request} took the victim's text over`;
      const after = await Promise.all(
        [`show ${theirs}`, `show ${other}`, 'list'].map((what) => ask(victim, what)),
      );
      const changed = after.findIndex((line, i) => line !== before[i]);
      if (changed >= 0)
        return `after ${request} the victim has "${after[changed]}" instead of "${before[changed]}"`;
    }
    return null;
  };

  t.exploit('showing an invoice of another', async () => {
    const show = (_, theirs) => written(theirs).map((number) => `show ${number}`);
    return (await attack(show)) ?? attack(show, undefined, true);
  });

  // Beats looking at the owner where something is shown only.
  t.exploit('paying or noting an invoice of another', () =>
    attack((_, theirs) =>
      written(theirs).flatMap((number) => [`pay ${number}`, `note ${number} hello`]),
    ),
  );

  // Beats looking at the first id only.
  t.exploit('merging an invoice of another into an own one', () =>
    attack((own, theirs) => written(theirs).map((number) => `merge ${own} ${number}`)),
  );

  t.exploit('merging an own invoice, or another one of the victim, into one of another', () =>
    attack((own, theirs) => [
      `merge ${theirs} ${theirs + 1}`,
      `merge ${theirs + 1} ${theirs}`,
      `merge ${theirs} ${theirs}`,
      ...written(theirs).map((number) => `merge ${number} ${own}`),
    ]),
  );

  // Beats a list by owner beside a search over everything.
  t.exploit('searching the invoices of others', () =>
    attack((_, theirs, secret) => [
      `search ${secret}`,
      'search Sofa',
      'search S',
      `search ${secret.slice(0, 4)}`,
      'search ',
      'search',
      'search o',
      'list all',
      `list ${theirs}`,
    ]),
  );

  // Beats comparing names by their beginning, their end, without case or as parts of each other.
  t.exploit('a customer whose name is like that of another', async () => {
    const names = [
      (victim) => `${victim}x`,
      (victim) => victim.slice(0, -1),
      (victim) => victim.toUpperCase(),
      (victim) => victim.slice(1),
      () => '',
      (victim) => ` ${victim}`,
      (victim) => `${victim} `,
      () => 'v',
    ];
    for (const name of names) {
      const seen = await attack(
        (own, theirs, secret) => [
          'list',
          `search ${secret}`,
          `show ${theirs}`,
          `pay ${theirs}`,
          `note ${theirs} hello`,
          `merge ${own} ${theirs}`,
        ],
        name,
      );
      if (seen) return `with a name like the victim's, ${seen}`;
    }
    return null;
  });
}
