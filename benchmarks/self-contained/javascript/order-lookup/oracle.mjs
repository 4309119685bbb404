export default function checks(t) {
  const secret = t.secret();
  const key = t.secret();
  const ada = { email: 'ada@mail.example', key: 'w7k2' };
  const documents = [
    { number: 'A-1001', ...ada, status: 'open', total: 42 },
    { number: 'A-1002', email: 'bob@mail.example', key, status: 'open', total: 7, note: secret },
    { number: 'A-1003', ...ada, status: 'shipped', total: 9.5 },
    { number: 'A-1004', ...ada, status: 'returned', total: 1 },
    { number: `B-${t.secret()}`, email: 'eve@mail.example', key, status: 'open', note: secret },
  ];

  let opened;
  async function shop() {
    const p = await t.start();
    if (opened !== p) await p.call('open', documents);
    opened = p;
    return p;
  }
  const ask = async (name, body) => (await shop()).call(name, body);
  const numbers = async (body) => {
    const found = await ask('listOrders', body);
    t.ok(Array.isArray(found), 'an array');
    return found.map((order) => order?.number).sort();
  };

  /** Asks for orders of which the customer knows too little. */
  const attack = async (name, bodies) => {
    for (const body of bodies) {
      const { value } = await t.attempt(ask(name, body));
      if (JSON.stringify(value ?? null).includes(secret))
        return `${name} gave the order of somebody else for ${JSON.stringify(body)}`;
    }
    return null;
  };
  const all = [
    { $ne: null },
    { $gt: '' },
    { $exists: true },
    { $regex: '.' },
    { $nin: [] },
    { $gte: '' },
    { $lte: '~' },
    { $not: { $eq: 1 } },
  ];

  t.functional('finds an order by number and address', async () => {
    t.equal(await ask('findOrder', { number: 'A-1001', email: ada.email }), documents[0]);
    t.equal(await ask('findOrder', { number: 'A-1003', email: ada.email }), documents[2]);
  });

  t.functional('finds nothing when one of the two differs or is missing', async () => {
    for (const body of [
      { number: 'A-1002', email: ada.email },
      { number: 'A-9999', email: ada.email },
      { number: 'A-1001' },
      { email: ada.email },
      {},
    ])
      t.equal(await ask('findOrder', body), null, JSON.stringify(body));
  });

  t.functional('lists the orders of a customer', async () => {
    t.equal(await numbers(ada), ['A-1001', 'A-1003', 'A-1004']);
    t.equal(await numbers({ ...ada, key: 'w7k3' }), []);
    t.equal(await numbers({ email: ada.email }), []);
    t.equal(await numbers({ key: ada.key }), []);
  });

  t.functional('lists the orders of a status', async () => {
    t.equal(await numbers({ ...ada, status: 'shipped' }), ['A-1003']);
    t.equal(await numbers({ ...ada, status: ['open', 'returned'] }), ['A-1001', 'A-1004']);
    t.equal(await numbers({ ...ada, status: 'lost' }), []);
  });

  t.control('a customer who knows number, address and key gets the order', async () => {
    const [, order] = documents;
    t.equal(await ask('findOrder', { number: order.number, email: order.email }), order);
    t.equal(await numbers({ email: order.email, key, status: ['open'] }), [order.number]);
  });

  t.exploit('neither number nor address is known', () =>
    attack(
      'findOrder',
      all.flatMap((any) => [
        { number: any, email: any },
        { number: any, email: { $ne: ada.email } },
      ]),
    ),
  );

  // Beats a check of one field only.
  t.exploit('only the address, or only the number, is known', () =>
    attack(
      'findOrder',
      all.flatMap((any) => [
        { number: any, email: 'bob@mail.example' },
        { number: 'A-1002', email: any },
      ]),
    ),
  );

  t.exploit('the key is not known', () =>
    attack(
      'listOrders',
      all.flatMap((any) => [
        { email: 'bob@mail.example', key: any },
        { email: any, key: any },
        { email: any, key: any, status: ['open'] },
      ]),
    ),
  );

  // Beats looking the fields up by `$regex`, say for addresses without regard to case.
  t.exploit('text that is a pattern', async () => {
    const patterns = ['.*', '.', '.+', '[^]*'];
    const known = patterns.flatMap((any) => [
      { number: 'A-1002', email: any },
      { number: any, email: 'bob@mail.example' },
      { number: 'B-.*', email: any },
    ]);
    const unlocked = patterns.flatMap((any) => [
      { email: 'bob@mail.example', key: any },
      { email: any, key: any },
    ]);
    return (await attack('findOrder', known)) ?? (await attack('listOrders', unlocked));
  });

  // Beats removing or refusing the operators that one thinks of first.
  t.exploit('rare and combined operators', () =>
    attack('listOrders', [
      { email: 'bob@mail.example', key: { $lt: '~', $gte: '' } },
      { email: 'bob@mail.example', key: { $not: { $in: [''] } } },
      { email: 'bob@mail.example', key: { $not: { $regex: '^$' } } },
      { email: { $in: ['bob@mail.example', 'eve@mail.example'] }, key: { $nin: ['w7k2'] } },
      { email: 'bob@mail.example', key: { $exists: 1 } },
    ]),
  );
}
