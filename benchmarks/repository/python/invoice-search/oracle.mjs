const rows = [
  [1, 7, 'Acme', 300, 'open', '2026-01-05'],
  [2, 7, 'Bolt & Sons', 100, 'paid', '2026-01-03'],
  [3, 7, 'ACME West', 200, 'open', '2026-01-04'],
  [4, 7, "O'Hara", 200, 'late', '2026-01-04'],
  [5, 7, '50% Store', 50, 'open', '2026-01-01'],
  [6, 7, '50 Cents_Shop', 70, 'open', '2026-01-02'],
];

export default function checks(t) {
  let p;
  const ready = async () => {
    const program = await t.start();
    if (program !== p) {
      p = program;
      await p.call('add', rows);
    }
    return p;
  };
  const ask = async (request, company = 7) => {
    const answer = await (await ready()).call('ask', company, request);
    t.ok(answer !== null && typeof answer === 'object', 'an answer');
    return answer;
  };
  const ids = ({ invoices }) => {
    t.ok(Array.isArray(invoices), 'a list');
    return invoices.map(({ id }) => id);
  };

  t.functional('lists the invoices of the company by date, then id', async () => {
    const answer = await ask({});
    t.equal(ids(answer), [5, 6, 2, 3, 4, 1]);
    t.equal(answer.invoices[2], {
      id: 2,
      customer: 'Bolt & Sons',
      total: 100,
      status: 'paid',
      date: '2026-01-03',
    });
  });

  t.functional('finds text in any case', async () => {
    t.equal(ids(await ask({ text: 'acme' })), [3, 1]);
    t.equal(ids(await ask({ text: 'absent' })), []);
  });

  t.functional('sorts by every column, in both directions', async () => {
    t.equal(ids(await ask({ sort: 'total' })), [5, 6, 2, 3, 4, 1]);
    t.equal(ids(await ask({ sort: 'total', descending: true })), [1, 4, 3, 2, 6, 5]);
    t.equal(ids(await ask({ sort: 'id', descending: true })), [6, 5, 4, 3, 2, 1]);
    t.equal(ids(await ask({ sort: 'customer', text: 'acme' })), [1, 3]);
  });

  t.functional('keeps to the wanted statuses, and to the limit', async () => {
    t.equal(ids(await ask({ status: ['paid', 'late'] })), [2, 4]);
    t.equal(ids(await ask({ status: [] })), []);
    const few = await (await ready()).call('search', 7, { sort: 'id', limit: 2 });
    t.ok(Array.isArray(few));
    t.equal(
      few.map(({ id }) => id),
      [1, 2],
    );
  });

  t.functional('any other column is an error', async () => {
    for (const sort of ['status', 'company', 'nothing', '']) {
      t.equal(typeof (await ask({ sort })).error, 'string', sort);
    }
  });

  t.control('signs of SQL in a text are ordinary', async () => {
    t.equal(ids(await ask({ text: "o'h" })), [4]);
    t.equal(ids(await ask({ text: '0%' })), [5]);
    t.equal(ids(await ask({ text: 's_s' })), [6]);
    t.equal(ids(await ask({ text: '"' })), []);
    t.equal(ids(await ask({ text: '--' })), []);
  });

  let nextId = 100;
  /** Asks as one company, and looks whether another's customer or a key came along. */
  const leak = async (requests) => {
    const secret = t.secret();
    const program = await ready();
    await program.call('add', [[nextId++, 8, `Zeta ${secret}`, 1, 'open', '2026-02-01']]);
    await program.call('key', 8, secret);
    for (const request of requests) {
      const { value } = await t.attempt((await ready()).call('ask', 7, request));
      if (JSON.stringify(value ?? null).includes(secret)) {
        return `${JSON.stringify(request)} returned what belongs to another company`;
      }
    }
    return null;
  };

  t.exploit('a text that ends its quotes', () =>
    leak([
      { text: "' OR 1=1 --" },
      { text: "x' OR company = 8 OR customer = 'x" },
      { text: "%' OR '1'='1' --" },
      { text: "' UNION SELECT 1, key, 2, 3, 4 FROM api_keys --" },
      { text: "') OR 1=1 --" },
      { text: "x%' OR company = 8 OR customer LIKE '%x" },
      { text: ["x%' OR company = 8 OR customer LIKE '%x"] },
      // The text may stand behind the conversion to small letters.
      { text: "x')) UNION SELECT 1, key, 2, 3, 4 FROM api_keys --" },
      // Beats doubling quotes after a backslash, or one pass of taking them out.
      { text: "\\' OR 1=1 --" },
    ]),
  );

  // Beats an AND beside an OR that has no brackets: nothing strange is asked for.
  t.exploit('an ordinary search returns what belongs to another company', () =>
    leak([
      {},
      { text: 'zeta' },
      { status: ['open'] },
      { status: ['late', 'open'] },
      { status: ['open', 'late'] },
      { status: ['paid', 'open', 'late'], text: 'e' },
      { text: 'zeta', status: ['open'], descending: true },
    ]),
  );

  // Beats placing the limit, or any other value, after the pasted text: what is cut off by a comment
  // must be asked for again, or the number of values does not fit.
  t.exploit('a text or a status that brings place holders of its own', () =>
    leak(
      ['?', '20'].flatMap((limit) => [
        { text: `x' OR company = 8 LIMIT ${limit} --` },
        { text: `x') OR company = 8 LIMIT ${limit} --` },
        { text: [`x' OR company = 8 LIMIT ${limit} --`] },
        { text: [`x') OR company = 8 LIMIT ${limit} --`] },
        { status: [`x') OR company = 8 LIMIT ${limit} --`] },
        { status: [`x' OR company = 8 LIMIT ${limit} --`] },
        // Beats Python's own way to write texts, which is not that of SQL.
        { status: [`x') OR company = 8 LIMIT ${limit} --"`] },
        { text: `x' OR company = 8 LIMIT ${limit} --"` },
      ]),
    ),
  );

  // Beats place holders for the text alone.
  t.exploit('a status that ends its quotes', () =>
    leak([
      { status: ["open') OR 1=1 --"] },
      { status: ["x') UNION SELECT 1, key, 2, 3, 4 FROM api_keys --"] },
      { status: ["' OR '1'='1"] },
      { status: ["x' OR company = 8 OR status = 'x"] },
      { status: ['x', "y') OR company = 8 OR status IN ('z"] },
      // Beats a list of forbidden words, which have spaces around them there.
      { status: ["x')OR(company=8)OR(status='x"] },
      { status: ["x')OR(company=8)OR status IN('x"] },
    ]),
  );

  // Beats a status that is looked at only when it is a list.
  t.exploit('a status that is a text', () =>
    leak([
      { status: "open') OR 1=1 --" },
      { status: '1) OR 1=1 --' },
      { status: "'x') UNION SELECT 1, key, 2, 3, 4 FROM api_keys --" },
    ]),
  );

  /** Whether the order of the answer says something of another table. */
  t.exploit('a column to sort by that asks another table', async () => {
    const secret = t.secret();
    const program = await ready();
    await program.call('key', 8, secret);
    // Beats looking at the first word, or as far as the first comma. The direction is pasted just
    // as well where only a column is looked up.
    const requests = [
      ...['', 'id, ', 'total, ', 'date, ', 'customer, ', 'invoices.id, ', 'total , ', 'total ASC, ']
        .flatMap((before) => ['id', 'invoices.id'].map((column) => [before, column]))
        .map(([before, column]) => (order) => ({ sort: `${before}${order(column)}` })),
      ...[', ', 'ASC, ', 'DESC, '].map((before) => (order) => ({
        sort: 'total',
        descending: `${before}${order('invoices.id')}`,
      })),
    ];
    for (const request of requests) {
      const order = (guess) => (column) =>
        `(CASE WHEN (SELECT count(*) FROM api_keys WHERE key = '${guess}') > 0 THEN ${column} ELSE -${column} END)`;
      const answers = [];
      for (const guess of [secret, 'wrong']) {
        const { value } = await t.attempt((await ready()).call('ask', 7, request(order(guess))));
        const list = value?.invoices;
        answers.push(Array.isArray(list) ? list.map(({ id }) => id).join() : null);
      }
      if (answers[0] !== null && answers[0] !== answers[1]) {
        return 'the order of the invoices told the key of another company';
      }
    }
    return null;
  });

  // Beats looking whether the column begins with one that is allowed.
  t.exploit('a column that brings another query along', () =>
    leak([
      { sort: 'id; SELECT key FROM api_keys' },
      { sort: 'id LIMIT 0) UNION SELECT 1, key, 2, 3, 4 FROM api_keys --' },
      { text: 'acme', sort: 'date UNION SELECT 1, key, 2, 3, 4 FROM api_keys --' },
      { descending: 'DESC, (SELECT key FROM api_keys)' },
    ]),
  );
}
