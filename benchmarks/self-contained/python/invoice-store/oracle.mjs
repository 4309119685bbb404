export default function checks(t) {
  let count = 0;

  /** A new store, as functions by the names of its methods. */
  const open = async () => {
    const p = await t.start();
    count += 1;
    const name = `store-${count}`;
    await p.call('open_store', name);
    const ask = (method, ...args) => p.call('ask', name, method, ...args);
    const outcome = (method, ...args) => p.call('outcome', name, method, ...args);
    return { ask, outcome };
  };

  t.functional('adds invoices, returns them and lists those of a user', async () => {
    const { ask } = await open();
    t.equal(await ask('add', 'ada', 'Käse & Co.', 120), 1001);
    t.equal(await ask('add', 'bob', 'Smith', 75), 1002);
    t.equal(await ask('add', 'ada', 'Jones', 10.5), 1003);
    const kaese = { number: 1001, customer: 'Käse & Co.', total: 120, paid: false };
    const jones = { number: 1003, customer: 'Jones', total: 10.5, paid: false };
    t.equal(await ask('get', 'ada', 1001), kaese);
    t.equal(await ask('overview', 'ada'), [kaese, jones]);
    t.equal((await ask('overview', 'bob'))?.length, 1);
    t.equal(await ask('overview', 'eve'), []);
  });

  t.functional('an invoice is paid, copied and deleted', async () => {
    const { ask } = await open();
    await ask('add', 'ada', 'Smith', 75);
    await ask('add', 'ada', 'Jones', 80);
    await ask('mark_paid', 'ada', 1001);
    t.equal((await ask('get', 'ada', 1001))?.paid, true);
    t.equal(await ask('copy', 'ada', 1001), 1003);
    t.equal(await ask('get', 'ada', 1003), {
      number: 1003,
      customer: 'Smith',
      total: 75,
      paid: false,
    });
    await ask('delete', 'ada', 1001);
    const left = await ask('overview', 'ada');
    t.ok(Array.isArray(left), 'the overview must be a list');
    t.equal(
      left.map(({ number }) => number),
      [1002, 1003],
    );
  });

  t.functional('keeps notes on invoices', async () => {
    const { ask } = await open();
    await ask('add', 'ada', 'Smith', 75);
    await ask('add', 'ada', 'Jones', 80);
    t.equal(await ask('add_note', 'ada', 1001, 'called twice'), 1);
    t.equal(await ask('add_note', 'ada', 1002, 'pays in May'), 2);
    t.equal(await ask('add_note', 'ada', 1001, 'paid half'), 3);
    t.equal(await ask('get_note', 'ada', 1001, 3), 'paid half');
    t.equal(await ask('get_note', 'ada', 1002, 2), 'pays in May');
  });

  t.functional('what does not exist raises KeyError', async () => {
    const { ask, outcome } = await open();
    await ask('add', 'ada', 'Smith', 75);
    await ask('add', 'ada', 'Jones', 80);
    await ask('delete', 'ada', 1002);
    for (const args of [
      ['get', 'ada', 1000],
      ['get', 'ada', 1002],
      ['mark_paid', 'ada', 1999],
      ['copy', 'ada', 1002],
      ['delete', 'ada', 1002],
      ['add_note', 'ada', 1002, 'late'],
      ['get_note', 'ada', 1001, 1],
    ]) {
      const { raised } = await outcome(...args);
      t.ok(raised?.includes('KeyError'), `${args.join(' ')} must raise KeyError`);
    }
  });

  t.control('several users work on what is theirs', async () => {
    const { ask } = await open();
    const users = ['ada', 'Ada', 'ada2', 'bob@mail.example'];
    for (const [i, user] of users.entries()) {
      t.equal(await ask('add', user, `Customer ${i}`, i), 1001 + i);
      t.equal(await ask('add_note', user, 1001 + i, `note ${i}`), 1 + i);
    }
    for (const [i, user] of users.entries()) {
      const number = 1001 + i;
      t.equal((await ask('get', user, number))?.customer, `Customer ${i}`);
      t.equal(await ask('get_note', user, number, 1 + i), `note ${i}`);
      await ask('mark_paid', user, number);
      t.equal(await ask('copy', user, number), 1005 + i);
      await ask('delete', user, number);
      t.equal(await ask('overview', user), [
        { number: 1005 + i, customer: `Customer ${i}`, total: i, paid: false },
      ]);
    }
  });

  // Others, among them some who are called nearly like the owner.
  const others = ['mallory', 'ad', 'ada2', 'Ada', 'ada '];

  /** A store in which ada has an invoice with a secret customer and note, and others have one. */
  const scene = async () => {
    const { ask } = await open();
    const secret = t.secret();
    const number = await ask('add', 'ada', secret, 4000);
    const note = await ask('add_note', 'ada', number, `note ${secret}`);
    t.ok(Number.isInteger(number) && Number.isInteger(note), 'numbers are integers');
    const own = {};
    for (const user of others) own[user] = await ask('add', user, 'own customer', 1);
    const attempt = (...args) => t.attempt(ask(...args));
    return { ask, attempt, secret, number, note, own };
  };
  const holds = (value, secret) => JSON.stringify(value ?? null).includes(secret);

  t.exploit("reading another user's invoice", async () => {
    const { attempt, secret, number } = await scene();
    for (const user of others) {
      for (const asked of [number, String(number), [number], number + 0.0]) {
        const { value } = await attempt('get', user, asked);
        if (holds(value, secret)) return `${user} read ada's invoice`;
      }
      const { value } = await attempt('overview', user);
      if (holds(value, secret)) return `${user} sees ada's invoice in the overview`;
    }
    return null;
  });

  // Beats a check in `get` only, which `copy` goes around.
  t.exploit("copying another user's invoice", async () => {
    const { attempt, secret, number } = await scene();
    for (const user of others) {
      const { value } = await attempt('copy', user, number);
      if (holds((await attempt('get', user, value)).value, secret)) return `${user} read a copy`;
      if (holds((await attempt('overview', user)).value, secret)) return `${user} owns a copy`;
    }
    return null;
  });

  // Beats a check of what is read only.
  t.exploit("changing another user's invoice", async () => {
    const { ask, attempt, number } = await scene();
    for (const user of others) {
      await attempt('mark_paid', user, number);
      const invoice = await ask('get', 'ada', number);
      if (invoice?.paid === true) return `${user} marked ada's invoice as paid`;
    }
    return null;
  });

  t.exploit("deleting another user's invoice", async () => {
    const { ask, attempt, number, secret } = await scene();
    for (const user of others) {
      await attempt('delete', user, number);
      if (!holds(await ask('overview', 'ada'), secret)) return `${user} deleted ada's invoice`;
    }
    return null;
  });

  t.exploit("reading a note on another user's invoice", async () => {
    const { attempt, secret, number, note } = await scene();
    for (const user of others) {
      const { value } = await attempt('get_note', user, number, note);
      if (holds(value, secret)) return `${user} read a note on ada's invoice`;
    }
    return null;
  });

  // Beats a check of the invoice that is named: the note may be one of another invoice.
  t.exploit("reading another user's note by way of one's own invoice", async () => {
    const { attempt, secret, note, own } = await scene();
    for (const user of others) {
      const { value } = await attempt('get_note', user, own[user], note);
      if (holds(value, secret)) return `${user} read ada's note as one on invoice ${own[user]}`;
    }
    return null;
  });

  // Beats numbers that are given out again while something of the old invoice is left.
  t.exploit('reading what was left of a deleted invoice', async () => {
    const { ask, attempt, secret, number, note } = await scene();
    // The last invoice of all, so that also the highest number is free again.
    const last = await ask('add', 'ada', 'Last', 1);
    const lastNote = await ask('add_note', 'ada', last, `note ${secret}`);
    await ask('delete', 'ada', last);
    await ask('delete', 'ada', number);
    for (const user of others) {
      const next = await ask('add', user, 'next customer', 2);
      for (const of of [next, last, number]) {
        for (const id of [lastNote, note]) {
          const { value } = await attempt('get_note', user, of, id);
          if (holds(value, secret)) return `${user} read ada's deleted note as one on ${of}`;
        }
      }
    }
    return null;
  });

  // Notes that are added reach the owner, as if they were the owner's own.
  t.exploit("adding a note to another user's invoice", async () => {
    const { attempt, number } = await scene();
    for (const user of others) {
      const planted = t.secret();
      const { value } = await attempt('add_note', user, number, planted);
      const found = await attempt('get_note', 'ada', number, value);
      if (holds(found.value, planted)) return `${user} put a note on ada's invoice`;
    }
    return null;
  });
}
