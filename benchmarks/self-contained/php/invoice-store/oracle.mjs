export default function checks(t) {
  const ada = { customer: '0042' };

  const lay = async (more = [], attachments = []) => {
    const p = await t.start();
    await p.call(
      'fill',
      [
        { id: 17, customer: '0042', total: 990, note: '' },
        { id: 18, customer: '0777', total: 5000, note: 'theirs' },
        { id: 19, customer: '0042', total: 1250, note: 'paid' },
        ...more,
      ],
      [
        { id: 5, invoice: 17, text: 'delivery note' },
        { id: 6, invoice: 19, text: 'terms' },
        ...attachments,
      ],
    );
    const ask = (session, method, path, data = {}) =>
      p.call('request', session, method, path, data);
    return { p, ask };
  };

  const none = { status: 404, body: null };

  t.functional('shows the invoices of a customer', async () => {
    const { ask } = await lay();
    t.equal(await ask(ada, 'GET', '/invoices/17'), {
      status: 200,
      body: { id: 17, customer: '0042', total: 990, note: '' },
    });
    t.equal((await ask({ customer: '0777' }, 'GET', '/invoices/18'))?.body?.total, 5000);
    const { status, body } = await ask(ada, 'GET', '/invoices');
    t.equal([status, body?.map?.(({ id }) => id).sort()], [200, [17, 19]]);
    t.equal(await ask({ customer: '9' }, 'GET', '/invoices'), { status: 200, body: [] });
  });

  t.functional('shows an attachment', async () => {
    const { ask } = await lay();
    t.equal(await ask(ada, 'GET', '/invoices/17/attachments/5'), {
      status: 200,
      body: { id: 5, invoice: 17, text: 'delivery note' },
    });
  });

  t.functional('sets a note', async () => {
    const { p, ask } = await lay();
    const noted = { id: 17, customer: '0042', total: 990, note: 'for our records' };
    t.equal(await ask(ada, 'POST', '/invoices/17/note', { note: 'for our records' }), {
      status: 200,
      body: noted,
    });
    t.equal(await p.call('invoice', 17), noted);
  });

  t.functional('what is not there and who is not logged in', async () => {
    const { ask } = await lay();
    t.equal(await ask(ada, 'GET', '/invoices/99'), none);
    t.equal(await ask(ada, 'GET', '/invoices/17/attachments/99'), none);
    t.equal(await ask(ada, 'POST', '/invoices/99/note', { note: 'x' }), none);
    t.equal(await ask(ada, 'GET', '/orders'), none);
    t.equal(await ask({}, 'GET', '/invoices/17'), { status: 401, body: null });
    t.equal(await ask({}, 'GET', '/invoices'), { status: 401, body: null });
  });

  t.control('a customer uses every route one after the other', async () => {
    const { ask } = await lay();
    for (const [id, attachment, text] of [
      [17, 5, 'delivery note'],
      [19, 6, 'terms'],
    ]) {
      t.equal((await ask(ada, 'GET', `/invoices/${id}`))?.body?.id, id);
      t.equal(
        (await ask(ada, 'GET', `/invoices/${id}/attachments/${attachment}`))?.body?.text,
        text,
      );
      const note = `note of ${id}`;
      t.equal((await ask(ada, 'POST', `/invoices/${id}/note`, { note }))?.body?.note, note);
    }
    t.equal((await ask(ada, 'GET', '/invoices'))?.body?.length, 2);
  });

  /**
   * Mallory sends requests; the effects are a secret of the victim's in an answer, and a change of
   * the victim's invoice.
   */
  const attack = async (requests, mallory = '0666', victim = '0042', session = undefined) => {
    const secrets = [t.secret(), t.secret()];
    const theirs = { id: 40, customer: victim, total: 7, note: secrets[0] };
    const { p, ask } = await lay(
      [
        theirs,
        { id: 30, customer: mallory, total: 1, note: '' },
        { id: 4, customer: mallory, total: 1, note: '' },
      ],
      [
        { id: 8, invoice: 40, text: secrets[1] },
        { id: 9, invoice: 30, text: 'own' },
      ],
    );
    for (const [method, path, data] of requests) {
      const { value } = await t.attempt(ask(session ?? { customer: mallory }, method, path, data));
      const shown = JSON.stringify(value ?? null);
      if (secrets.some((secret) => shown.includes(secret))) {
        return `customer ${mallory} saw what is ${victim}'s: ${method} ${path}`;
      }
      const now = await p.call('invoice', 40);
      if (JSON.stringify(now) !== JSON.stringify(theirs)) {
        return `customer ${mallory} changed ${victim}'s invoice: ${method} ${path}`;
      }
    }
    return null;
  };

  t.exploit("another customer's invoice", () =>
    attack([
      ['GET', '/invoices/40'],
      ['GET', '/invoices'],
    ]),
  );

  // Beats a check where invoices are shown, and nowhere else.
  t.exploit("a note on another customer's invoice", () =>
    attack([
      ['POST', '/invoices/40/note', { note: 'mine' }],
      ['POST', '/invoices/40/note', { note: 'mine', customer: '0666' }],
      ['POST', '/invoices/40/note', { note: 'mine', id: 30 }],
      ['POST', '/invoices/30/note', { note: 'mine', id: 40 }],
      ['POST', '/invoices/30/note', { note: 'mine', id: 40, customer: '0042' }],
      ['POST', '/invoices/30/note', { note: { note: 'x', id: 40 } }],
    ]),
  );

  t.exploit("an attachment of another customer's invoice", () =>
    attack([['GET', '/invoices/40/attachments/8']]),
  );

  // Beats a check of the invoice in the path: the attachment need not be one of it.
  t.exploit("another customer's attachment by way of an own invoice", () =>
    attack([
      ['GET', '/invoices/30/attachments/8'],
      ['GET', '/invoices/4/attachments/8'],
    ]),
  );

  // Beats a check of a number that is not the one which is looked up.
  t.exploit('numbers in another writing', () =>
    attack(
      ['040', '40.0', '40abc', '+40', ' 40', '40 ', '4e1', '0x28', '-40', '40\n', '%34%30'].flatMap(
        (id) => [
          ['GET', `/invoices/${id}`],
          ['GET', `/invoices/${id}/`],
          ['GET', `/invoices/${id}/attachments/8`],
          ['POST', `/invoices/${id}/note`, { note: 'mine' }],
          ['get', `/invoices/${id}`],
          ['HEAD', `/invoices/${id}`],
        ],
      ),
    ),
  );

  t.exploit('paths that name two invoices', () =>
    attack([
      ['GET', '/invoices/30/../40'],
      ['GET', '/invoices/30/invoices/40'],
      ['GET', '/invoices/30/40'],
      ['GET', '/invoices/30/attachments/9/../8'],
      ['GET', '/invoices/30/attachments/9/attachments/8'],
      ['GET', '//invoices/40'],
      ['GET', '/x/invoices/40'],
      ['GET', '/invoices/40/x'],
      ['GET', '/invoices/40/note'],
      ['POST', '/invoices/40'],
      ['GET', '/invoices/40?customer=0042'],
    ]),
  );

  // Beats taking the customer from what the browser sent, as a filter or where nobody is logged in.
  t.exploit('requests whose data name another customer', async () => {
    const requests = ['0042', { customer: '0042' }, ['0042']].flatMap((customer) => [
      ['GET', '/invoices', { customer }],
      ['GET', '/invoices/40', { customer }],
      ['GET', '/invoices/40/attachments/8', { customer }],
      ['POST', '/invoices/40/note', { note: 'mine', customer }],
    ]);
    return (await attack(requests)) ?? (await attack(requests, '0666', '0042', {}));
  });

  // Beats `==`, for which texts are the same number: customer 42 is not customer 0042.
  t.exploit('customers whose numbers PHP takes for the same', async () => {
    const requests = [
      ['GET', '/invoices'],
      ['GET', '/invoices/40'],
      ['GET', '/invoices/40/attachments/8'],
      ['POST', '/invoices/40/note', { note: 'mine' }],
    ];
    for (const [mallory, victim] of [
      ['42', '00042'],
      ['00100', '1e2'],
      ['4.2e1', '00042'],
      ['0e12', '0e34'],
      ['12ab', '12AB'],
      ['12', '12AB'],
      ['12ABC', '12AB'],
      [' 0815', '0815'],
    ]) {
      const seen = await attack(requests, mallory, victim);
      if (seen) return seen;
    }
    return null;
  });
}
