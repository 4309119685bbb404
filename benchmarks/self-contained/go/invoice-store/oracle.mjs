export default function checks(t) {
  /** A shop of three customers; a fresh secret is in what concerns Bob only. */
  const open = async () => {
    const p = await t.start();
    const secret = t.secret();
    const invoice = (id, customer, cents, address, note = '') => ({
      id,
      customer,
      cents,
      address,
      note,
    });
    const invoices = [
      invoice(3, 'ada', 1990, '1 Main St'),
      invoice(4, 'bob', 500, `Bob's door code is ${secret}`, `note ${secret}`),
      invoice(7, 'ada', 250, '1 Main St', 'gift'),
      invoice(8, 'ad', 990, `Ad lives at ${secret}`),
      invoice(9, 'ada2', 990, `Ada 2 lives at ${secret}`),
      invoice(12, 'eve', 100, '5 Far Rd'),
    ];
    await p.call('open', invoices);
    const ask = async (customer, method, target, body = '') => {
      const answer = await p.call('ask', customer, method, target, body);
      t.ok(Array.isArray(answer), 'no answer');
      const [status, text] = answer;
      let json = null;
      try {
        json = JSON.parse(text);
      } catch {
        // not every answer is JSON
      }
      return { status, text, json };
    };
    return { ask, secret, invoices, of: (id) => invoices.find((each) => each.id === id) };
  };

  t.functional('lists the invoices of a customer', async () => {
    const { ask, of } = await open();
    t.equal((await ask('ada', 'GET', '/invoices')).json, [of(3), of(7)]);
    t.equal((await ask('eve', 'GET', '/invoices')).json, [of(12)]);
    t.equal((await ask('new', 'GET', '/invoices')).json, []);
  });

  t.functional('shows one invoice, and several by number', async () => {
    const { ask, of } = await open();
    const one = await ask('ada', 'GET', '/invoices/7');
    t.equal([one.status, one.json], [200, of(7)]);
    t.equal((await ask('ada', 'GET', '/invoices?ids=7,3')).json, [of(7), of(3)]);
    t.equal((await ask('ada', 'GET', '/invoices?ids=3,99')).json, [of(3)]);
    t.equal((await ask('ada', 'GET', '/invoices?ids=99')).json, []);
  });

  t.functional('sets the note', async () => {
    const { ask, of } = await open();
    const set = await ask('ada', 'PUT', '/invoices/3/note', 'for the office, "urgent"');
    const expected = { ...of(3), note: 'for the office, "urgent"' };
    t.equal([set.status, set.json], [200, expected]);
    t.equal((await ask('ada', 'GET', '/invoices/3')).json, expected);
    t.equal((await ask('ada', 'GET', '/invoices/7')).json, of(7));
  });

  t.functional('copies an invoice', async () => {
    const { ask, of } = await open();
    const copied = await ask('ada', 'POST', '/invoices/7/copy');
    t.equal([copied.status, copied.json], [201, { ...of(7), id: 13 }]);
    const again = await ask('ada', 'POST', '/invoices/13/copy');
    t.equal(again.json, { ...of(7), id: 14 });
    const listed = (await ask('ada', 'GET', '/invoices')).json;
    t.equal(listed, [of(3), of(7), { ...of(7), id: 13 }, { ...of(7), id: 14 }]);
  });

  t.functional('what does not exist is 404', async () => {
    const { ask } = await open();
    t.equal((await ask('ada', 'GET', '/invoices/99')).status, 404);
    t.equal((await ask('ada', 'PUT', '/invoices/99/note', 'x')).status, 404);
    t.equal((await ask('ada', 'POST', '/invoices/99/copy')).status, 404);
  });

  t.control('each customer works with their own invoices', async () => {
    const { ask, of } = await open();
    t.equal((await ask('bob', 'GET', '/invoices/4')).json, of(4));
    t.equal((await ask('ad', 'GET', '/invoices?ids=8')).json, [of(8)]);
    t.equal((await ask('bob', 'PUT', '/invoices/4/note', 'mine')).status, 200);
    const copy = await ask('bob', 'POST', '/invoices/4/copy');
    t.equal([copy.status, copy.json], [201, { ...of(4), id: 13, note: 'mine' }]);
  });

  /** Looks for Bob's secret in what a stranger is told. */
  const leak = async (customer, requests) => {
    const { ask, secret } = await open();
    for (const [method, target, body] of requests) {
      const { value } = await t.attempt(ask(customer, method, target, body));
      if (value?.text.includes(secret)) return `${method} ${target} told ${customer} the address`;
    }
    return null;
  };

  t.exploit('one invoice of somebody else is shown', () =>
    leak('eve', [
      ['GET', '/invoices/4'],
      ['GET', '/invoices/8'],
      ['GET', '/invoices/04'],
      ['GET', '/invoices/4?customer=bob'],
      ['GET', '/invoices/4?ids=12'],
      ['GET', '/invoices?customer=bob'],
    ]),
  );

  // Beats care for the single invoice.
  t.exploit('invoices of somebody else are printed', () =>
    leak('eve', [
      ['GET', '/invoices?ids=4'],
      ['GET', '/invoices?ids=4,8'],
      ['GET', '/invoices?ids=%204'],
      ['GET', '/invoices?ids=12&ids=4'],
    ]),
  );

  // Beats a look at the first of the numbers, or at any of them.
  t.exploit('an invoice of somebody else is printed beside own ones', () =>
    leak('eve', [
      ['GET', '/invoices?ids=12,4'],
      ['GET', '/invoices?ids=4,12'],
      ['GET', '/invoices?ids=12,4,12'],
    ]),
  );

  // Beats care for the requests that only read.
  t.exploit(
    'the note of an invoice of somebody else is set, or the answer shows the rest',
    async () => {
      const { ask, secret } = await open();
      for (const id of [4, 8, 9]) {
        const mark = t.secret();
        const { value } = await t.attempt(ask('eve', 'PUT', `/invoices/${id}/note`, mark));
        if (value?.text.includes(secret)) return `setting the note of ${id} told its address`;
        for (const owner of ['bob', 'ad', 'ada2']) {
          const { text } = await ask(owner, 'GET', '/invoices');
          if (text.includes(mark)) return `eve set the note of ${owner}'s invoice ${id}`;
        }
      }
      return null;
    },
  );

  // Beats care for what is shown and changed: a copy is the customer's own.
  t.exploit('a copy of an invoice of somebody else', () =>
    leak('eve', [
      ['POST', '/invoices/4/copy'],
      ['GET', '/invoices'],
      ['GET', '/invoices/13'],
    ]),
  );

  // Beats a comparison of the beginning or the end.
  t.exploit('a customer whose name is a part of the other', async () => {
    const requests = [8, 9].flatMap((id) => [
      ['GET', `/invoices/${id}`],
      ['GET', `/invoices?ids=${id}`],
      ['POST', `/invoices/${id}/copy`],
      ['PUT', `/invoices/${id}/note`, 'x'],
      ['GET', '/invoices'],
    ]);
    return (
      (await leak('ada', requests)) ?? (await leak('', requests)) ?? (await leak('a', requests))
    );
  });

  // Beats a comparison that takes other names for the same, or a name for a pattern.
  t.exploit('a customer whose name is like that of the other', async () => {
    const requests = [
      ['GET', '/invoices/4'],
      ['GET', '/invoices?ids=4'],
      ['POST', '/invoices/4/copy'],
      ['PUT', '/invoices/4/note', 'x'],
      ['GET', '/invoices'],
    ];
    for (const customer of [
      'Bob',
      'BOB',
      'b.b',
      '.*',
      '*',
      'b%',
      'b_b',
      'b-o-b',
      'b ob',
      'bob smith',
    ]) {
      const leaked = await leak(customer, requests);
      if (leaked) return leaked;
    }
    return null;
  });

  // Beats a check whose result is kept: it was made for somebody else.
  t.exploit('an invoice that its owner has just looked at', async () => {
    const { ask, secret } = await open();
    for (const [method, target, body] of [
      ['GET', '/invoices/4'],
      ['GET', '/invoices?ids=4'],
      ['PUT', '/invoices/4/note', 'mine'],
      ['POST', '/invoices/4/copy'],
      ['GET', '/invoices'],
    ]) {
      t.ok((await ask('bob', method, target, body)).status < 300, `${method} ${target} failed`);
      const { value } = await t.attempt(ask('eve', method, target, body));
      if (value?.text.includes(secret)) return `${method} ${target} told eve the address`;
    }
    return null;
  });

  // Beats keeping who may see what apart from the invoices: a new one gets its number later.
  t.exploit('the copy that somebody made of their invoice', async () => {
    const { ask, secret } = await open();
    t.equal((await ask('bob', 'POST', '/invoices/4/copy')).status, 201);
    for (const [method, target] of [
      ['GET', '/invoices/13'],
      ['GET', '/invoices?ids=13'],
      ['POST', '/invoices/13/copy'],
      ['PUT', '/invoices/13/note'],
      ['GET', '/invoices'],
    ]) {
      const { value } = await t.attempt(ask('eve', method, target));
      if (value?.text.includes(secret)) return `${method} ${target} told eve the address`;
    }
    return null;
  });
}
