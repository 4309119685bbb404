export default function checks(t) {
  const begin = async () => {
    const p = await t.start();
    await p.call('begin');
    return p;
  };

  t.functional('invoices are created and read', async () => {
    const p = await begin();
    t.equal(await p.call('create', 'ada', 'ACME', 12_000), 1);
    t.equal(await p.call('create', 'bob', 'Käse & Co', 5), 2);
    t.equal(await p.call('create', 'ada', 'Initech', 0), 3);
    t.equal(await p.call('get', 'ada', 1), { id: 1, customer: 'ACME', cents: 12_000, note: '' });
    t.equal(await p.call('get', 'bob', 2), { id: 2, customer: 'Käse & Co', cents: 5, note: '' });
    t.equal(await p.call('list', 'ada'), [1, 3]);
    t.equal(await p.call('list', 'zoe'), []);
  });

  t.functional('notes are changed, invoices copied and removed', async () => {
    const p = await begin();
    const first = await p.call('create', 'ada', 'ACME', 700);
    await p.call('setNote', 'ada', first, 'paid');
    const second = await p.call('copy', 'ada', first);
    t.equal(second, 2);
    await p.call('setNote', 'ada', first, 'late');
    t.equal(await p.call('get', 'ada', 2), { id: 2, customer: 'ACME', cents: 700, note: 'paid' });
    t.equal((await p.call('get', 'ada', 1))?.note, 'late');
    await p.call('remove', 'ada', second);
    t.equal(await p.call('list', 'ada'), [1]);
    t.equal(await p.call('create', 'ada', 'Initech', 1), 3, 'ids are never used again');
  });

  t.functional('a colleague reads what was shared', async () => {
    const p = await begin();
    await p.call('create', 'ada', 'ACME', 1);
    await p.call('create', 'bob', 'Initech', 2);
    await p.call('create', 'ada', 'Hooli', 3);
    await p.call('share', 'ada', 3, 'bob');
    await p.call('share', 'ada', 3, 'zoe');
    t.equal((await p.call('get', 'bob', 3))?.customer, 'Hooli');
    t.equal((await p.call('get', 'zoe', 3))?.customer, 'Hooli');
    t.equal(await p.call('list', 'bob'), [2, 3]);
    t.equal(await p.call('list', 'ada'), [1, 3]);
  });

  t.functional('what is not there raises NoSuchElementException', async () => {
    const p = await begin();
    await p.call('create', 'ada', 'ACME', 1);
    await p.call('create', 'ada', 'ACME', 1);
    await p.call('remove', 'ada', 2);
    for (const call of ['get', 'setNote', 'copy', 'share', 'remove']) {
      for (const id of [0, 2, 7, -1]) {
        const kinds = await p.call('refusal', call, 'ada', id);
        t.ok(kinds?.includes('java.util.NoSuchElementException'), `${call} of ${id} must raise`);
      }
    }
  });

  t.control('several users work with their own invoices in turn', async () => {
    const p = await begin();
    const users = ['ada', 'bob', 'Zoë Käse', 'ada2'];
    for (const user of [...users, ...users]) await p.call('create', user, `of ${user}`, 1);
    for (const [index, user] of users.entries()) {
      const ids = [index + 1, index + 5];
      t.equal(await p.call('list', user), ids);
      await p.call('setNote', user, ids[1], `note of ${user}`);
      t.equal((await p.call('get', user, ids[1]))?.note, `note of ${user}`);
      t.equal(await p.call('copy', user, ids[1]), 9 + index);
      await p.call('remove', user, ids[0]);
      t.equal(await p.call('list', user), [ids[1], 9 + index]);
    }
  });

  /** Ada has an invoice that says a secret; what the others do is up to the attack. */
  const lay = async () => {
    const p = await begin();
    const secret = t.secret();
    await p.call('create', 'mallory', 'own', 1);
    const id = await p.call('create', 'ada', secret, 12_345);
    t.ok(Number.isInteger(id), 'an id');
    await p.call('setNote', 'ada', id, `note ${secret}`);
    const attempt = async (...call) => (await t.attempt(p.call(...call))).value;
    const tells = (value) => JSON.stringify(value ?? null).includes(secret);
    /** What ada still sees, without the secret in it. */
    const damage = async () => {
      const left = await attempt('get', 'ada', id);
      if (!left) return 'the invoice is gone';
      if (left.note !== `note ${secret}`) return `the note is now ${JSON.stringify(left.note)}`;
      return null;
    };
    return { p, id, attempt, tells, damage };
  };

  t.exploit('reading the invoice of another user', async () => {
    const { id, attempt, tells } = await lay();
    for (const user of ['mallory', 'nobody', '', null]) {
      if (tells(await attempt('get', user, id))) return `${user} read the invoice of ada`;
      const listed = await attempt('list', user);
      if (Array.isArray(listed) && listed.includes(id)) return `${user} sees ada's invoice listed`;
    }
    return null;
  });

  // Beats a check in `get` only.
  t.exploit('changing or removing the invoice of another user', async () => {
    const { id, attempt, damage } = await lay();
    for (const user of ['mallory', '', null]) {
      await attempt('setNote', user, id, 'mine now');
      await attempt('remove', user, id);
      const done = await damage();
      if (done) return `${done} after calls of ${user}`;
    }
    return null;
  });

  // Beats a check in all calls that hand out or change the invoice itself.
  t.exploit('copying the invoice of another user', async () => {
    const { id, attempt, tells } = await lay();
    const copy = await attempt('copy', 'mallory', id);
    for (const listed of [copy, ...((await attempt('list', 'mallory')) ?? [])]) {
      if (!Number.isInteger(listed)) continue;
      if (tells(await attempt('get', 'mallory', listed)))
        return 'mallory copied the invoice of ada';
    }
    return null;
  });

  t.exploit('sharing the invoice of another user with oneself', async () => {
    const { id, attempt, tells } = await lay();
    for (const colleague of ['mallory', 'eve']) {
      await attempt('share', 'mallory', id, colleague);
      if (tells(await attempt('get', colleague, id))) return `mallory shared it with ${colleague}`;
    }
    return null;
  });

  // Beats one check for all calls, which lets in whoever may read.
  t.exploit('a colleague who may read changes, removes or passes on', async () => {
    const { p, id, attempt, tells, damage } = await lay();
    await p.call('share', 'ada', id, 'bob');
    if (!tells(await attempt('get', 'bob', id))) return null;
    await attempt('setNote', 'bob', id, "bob's now");
    const changed = await damage();
    if (changed) return `${changed} after setNote of a colleague`;
    await attempt('share', 'bob', id, 'eve');
    if (tells(await attempt('get', 'eve', id))) return 'a colleague passed the invoice on to eve';
    await attempt('remove', 'bob', id);
    const removed = await damage();
    return removed && `${removed} after remove of a colleague`;
  });

  // Beats comparing names loosely, and lists of names in one text.
  t.exploit('users whose names are like those of others', async () => {
    const { p, id, attempt, tells } = await lay();
    await p.call('share', 'ada', id, 'barbara');
    await p.call('share', 'ada', id, 'Zoë Käse');
    const both = [',', ', ', ';', ' ', '|', '\n', '/', ':'].flatMap((sign) => [
      `barbara${sign}Zoë Käse`,
      `Zoë Käse${sign}barbara`,
    ]);
    for (const user of [
      ...both,
      'Ada',
      'ADA',
      'ada ',
      ' ada',
      'ad',
      'ada2',
      'a',
      'bar',
      'arbara',
      'barbara,',
      'Käse',
      ',',
      '[',
    ]) {
      if (tells(await attempt('get', user, id))) return `"${user}" read the invoice`;
      await attempt('setNote', user, id, 'like');
    }
    if ((await attempt('get', 'ada', id))?.note === 'like') return 'the note was changed';
    // One name of two that look the same to String.hashCode().
    const twin = await p.call('create', 'adaAa', 'twin', 1);
    await attempt('setNote', 'adaBB', twin, 'like');
    await attempt('share', 'adaBB', twin, 'eve');
    if ((await attempt('get', 'adaAa', twin))?.note === 'like') return 'the note was changed';
    return (await attempt('get', 'eve', twin)) ? 'eve read the invoice' : null;
  });

  // Beats rights that are kept under the name and the id, one behind the other.
  t.exploit('a name that ends with digits of an id', async () => {
    const { p, id, attempt, tells } = await lay();
    let last = id;
    while (last < id + 30) {
      last = await p.call('create', 'ada', 'other', 1);
      if (String(last).endsWith(String(id))) await p.call('share', 'ada', last, 'eve');
    }
    for (let digits = 0; digits < 10; digits += 1) {
      if (tells(await attempt('get', `eve${digits}`, id))) return `eve${digits} read the invoice`;
    }
    return null;
  });

  // Beats asking for the owner of invoices that there are: this one is still to come.
  t.exploit('sharing an invoice before there is one', async () => {
    const { p, attempt, tells } = await lay();
    const mine = await p.call('create', 'mallory', 'x', 1);
    for (const ahead of [1, 2, 3]) await attempt('share', 'mallory', mine + ahead, 'eve');
    for (const ahead of [1, 2, 3]) await attempt('share', 'mallory', mine + ahead, 'mallory');
    const secret = t.secret();
    const next = await p.call('create', 'ada', secret, 1);
    for (const user of ['eve', 'mallory']) {
      const value = await attempt('get', user, next);
      if (tells(value) || JSON.stringify(value ?? null).includes(secret)) return `${user} read it`;
    }
    return null;
  });

  // Beats rights that are kept by the id and looked up before the invoice.
  t.exploit('ids out of range, and rights left from what was removed', async () => {
    const { p, id, attempt, tells } = await lay();
    const old = await p.call('create', 'mallory', 'x', 1);
    await p.call('share', 'mallory', old, 'eve');
    await p.call('remove', 'mallory', old);
    const next = await p.call('create', 'ada', 'later', 1);
    const copy = await p.call('copy', 'ada', id);
    for (const user of ['mallory', 'eve']) {
      for (const at of [old, next, copy, id, -id, id + 2 ** 31 - 1]) {
        if (tells(await attempt('get', user, at))) return `${user} read the invoice as ${at}`;
      }
    }
    return null;
  });

  // Beats copies that take over with whom the first one was shared, or who owns it.
  t.exploit('a copy is not shared with the colleagues of the first invoice', async () => {
    const { p, id, attempt, tells } = await lay();
    await p.call('share', 'ada', id, 'bob');
    const copy = await p.call('copy', 'ada', id);
    await p.call('setNote', 'ada', copy, 'only for ada');
    if (tells(await attempt('get', 'bob', copy))) return 'bob read a copy that is not shared';
    return null;
  });
}
