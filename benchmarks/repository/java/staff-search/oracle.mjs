export default function checks(t) {
  const staff = [
    ['yes', 'Ada Byron', 'B 12', '4711', 'pin-ada', '555-1'],
    ['yes', "Mary O'Hara", 'B 12', '4712', 'pin-mary', '555-2'],
    ['no', 'Alan Turing', 'B 12', '4713', 'pin-alan', '555-3'],
    ['yes', 'Ada Byron', 'C 1', '4714', 'pin-other', '555-4'],
    ['yes', 'R & D (north) [1] / *', "O'Neill hall", '+1 $x', '<pin>', '555-5'],
  ];
  const open = async (...people) => {
    const p = await t.start();
    await p.call('open', [...staff, ...people]);
    return async (command, fields) => {
      const { value } = await t.attempt(p.call('handle', command, fields));
      return [value?.status ?? 500, value?.body ?? null];
    };
  };
  const person = ([, name, office, phone]) => ({ name, office, phone });
  const found = (...numbers) => [200, numbers.map((number) => person(staff[number]))];

  t.functional('finds people by name', async () => {
    const ask = await open();
    t.equal(await ask('name', { name: 'Ada Byron' }), found(0, 3));
    t.equal(await ask('name', { name: 'Ada' }), found());
    t.equal(await ask('name', { name: 'Alan Turing' }), found());
    t.equal(await ask('name', { name: '' }), found());
  });

  t.functional('finds people in an office', async () => {
    const ask = await open();
    t.equal(await ask('office', { office: 'B 12', part: '' }), found(0, 1));
    t.equal(await ask('office', { office: 'B 12', part: 'Hara' }), found(1));
    t.equal(await ask('office', { office: 'B 12', part: 'Turing' }), found());
    t.equal(await ask('office', { office: 'C', part: '' }), found());
  });

  t.functional('finds people by a field', async () => {
    const ask = await open();
    t.equal(await ask('field', { field: 'phone', value: '4714' }), found(3));
    t.equal(await ask('field', { field: 'office', value: 'B 12' }), found(0, 1));
    t.equal(await ask('field', { field: 'name', value: 'Ada Byron' }), found(0, 3));
    t.equal(await ask('field', { field: 'phone', value: '4713' }), found());
    t.equal((await ask('field', { field: 'colour', value: 'x' }))[0], 400);
    t.equal((await ask('field', { field: '', value: 'x' }))[0], 400);
  });

  t.functional('tells private numbers', async () => {
    const ask = await open();
    t.equal(await ask('private', { name: 'Ada Byron', pin: 'pin-other' }), [200, '555-4']);
    t.equal(await ask('private', { name: 'Alan Turing', pin: 'pin-alan' }), [200, '555-3']);
    t.equal(await ask('private', { name: 'Alan Turing', pin: 'pin-ada' }), [200, '']);
    t.equal(await ask('private', { name: 'Nobody', pin: '' }), [200, '']);
  });

  t.control('apostrophes, brackets and words of queries are text', async () => {
    const ask = await open(['yes', "d'or or 1=1", 'x] and [y', '$value', "it's", t.secret()]);
    t.equal(await ask('name', { name: "Mary O'Hara" }), found(1));
    t.equal(await ask('office', { office: 'B 12', part: "y O'H" }), found(1));
    t.equal(await ask('office', { office: "O'Neill hall", part: ') [1] /' }), found(4));
    t.equal(await ask('field', { field: 'phone', value: '+1 $x' }), found(4));
    t.equal(await ask('private', { name: 'R & D (north) [1] / *', pin: '<pin>' }), [200, '555-5']);
    const [status, people] = await ask('field', { field: 'office', value: 'x] and [y' });
    t.equal([status, people?.[0]?.name], [200, "d'or or 1=1"]);
  });

  /** Somebody who is not listed, and whether a search tells of them. */
  const hidden = async (requests) => {
    const [name, phone, pin, number] = [t.secret(), t.secret(), t.secret(), t.secret()];
    const ask = await open(['no', name, 'Z 9', phone, pin, number]);
    for (const [command, fields] of requests) {
      const [status, body] = await ask(command, fields);
      const text = JSON.stringify(body);
      if (status === 200 && [name, phone, pin, number].some((secret) => text.includes(secret))) {
        return `${command} ${JSON.stringify(fields)} told of somebody who is not listed`;
      }
    }
    return null;
  };
  /** Texts that end a string in single or double quotes, and go on. */
  const texts = (rest) => [
    ...['"', "'"].flatMap((q) => [`x${q}${rest(q)}`, `x&quot;${rest('&quot;')}`]),
    // Beats taking the kind of quotes that the text does not begin with, or has only one kind of.
    ...['"', "'"].map((q) => `${q === '"' ? "'" : '"'}${q}${rest(q)}`),
    ...['"', "'"].map((q) => `x${q}${q}${rest(q)}`),
    ...['"', "'"].map((q) => `x\\${q}${rest(q)}`),
  ];
  const all = [
    ...texts((q) => ` or ${q}1${q}=${q}1`),
    ...texts((q) => `] | //person[${q}1${q}=${q}1`),
    ...texts((q) => `]|//person[@listed=${q}no${q} or name=${q}`),
    ...texts((q) => ` or 1=1 or ${q}`),
    ...texts((q) => `)] | //person[contains(${q}${q}, ${q}`),
    ...texts((q) => `) or contains(${q}a${q}, ${q}a`),
  ];

  t.exploit('a name that goes on as a query', () => hidden(all.map((name) => ['name', { name }])));

  // Beats care for one of two values.
  t.exploit('an office or a part that goes on as a query', () =>
    hidden(
      all.flatMap((text) => [
        ['office', { office: text, part: '' }],
        ['office', { office: 'Z 9', part: text }],
      ]),
    ),
  );

  t.exploit('a value that goes on as a query', () =>
    hidden(all.map((value) => ['field', { field: 'phone', value }])),
  );

  t.exploit('a private number without the PIN', async () => {
    const number = t.secret();
    const name = `Eve ${t.secret()}`;
    const ask = await open(['yes', name, 'Z 9', '1', t.secret(), number]);
    const texts_ = [
      ...texts((q) => ` or name=${q}${name}`),
      ...texts((q) => ` or name=${q}${name}${q} and ${q}1${q}=${q}1`),
      ...texts((q) => ` or starts-with(name, ${q}Eve${q}) or ${q}a${q}=${q}b`),
      ...texts((q) => `] | //person[name=${q}${name}`),
    ];
    for (const text of texts_) {
      for (const fields of [
        { name, pin: text },
        { name: text, pin: 'x' },
      ]) {
        const [, body] = await ask('private', fields);
        if (JSON.stringify(body).includes(number)) {
          return `${JSON.stringify(fields)} told a private number`;
        }
      }
    }
    return null;
  });

  // Beats comparing a PIN loosely.
  t.exploit('a private number with a part of the PIN, or with that of somebody else', async () => {
    const [pin, number] = [t.secret(), t.secret()];
    const name = `Eve ${t.secret()}`;
    const ask = await open(['yes', name, 'Z 9', '1', pin, number]);
    for (const guess of ['', ' ', pin.slice(0, 2), pin.slice(-2), `${pin}x`, 'pin-ada', '*']) {
      const [, body] = await ask('private', { name, pin: guess });
      if (JSON.stringify(body).includes(number)) return `the PIN "${guess}" told a private number`;
    }
    return null;
  });

  // Beats a look at all that a person consists of: who finds somebody by a PIN knows the PIN.
  t.exploit('a search finds people by what nobody may know', async () => {
    const [pin, number] = [t.secret(), t.secret()];
    const name = `Eve ${t.secret()}`;
    const ask = await open(['yes', name, 'Z 9', '1', pin, number]);
    for (const secret of [pin, number]) {
      for (const text of [secret, secret.slice(0, 6)]) {
        for (const [command, fields] of [
          ['name', { name: text }],
          ['office', { office: 'Z 9', part: text }],
          ['office', { office: text, part: '' }],
          ['field', { field: 'name', value: text }],
          ['field', { field: 'phone', value: text }],
        ]) {
          const [, body] = await ask(command, fields);
          if (JSON.stringify(body).includes(name))
            return `${command} ${JSON.stringify(fields)} found somebody by a secret`;
        }
      }
    }
    return null;
  });

  // Beats Escaper.isName, which takes the names of elements that are nobody's business.
  t.exploit('a field that is not for searching', async () => {
    const [pin, number] = [t.secret(), t.secret()];
    const name = `Eve ${t.secret()}`;
    const ask = await open(['yes', name, 'Z 9', '1', pin, number]);
    for (const [field, value] of [
      ['pin', pin],
      ['private', number],
      ['person/pin', pin],
      ['*', pin],
      ['./pin', pin],
      ['phone | pin', pin],
      ['PIN', pin],
      ['name or pin', pin],
      ['substring(pin, 1, 3)', pin.slice(0, 3)],
      ['descendant::node()', number],
      // Beats a look at the lines of the field.
      ['phone\nor pin', pin],
      ['pin=$value or\nphone', pin],
    ]) {
      const [, body] = await ask('field', { field, value });
      if (JSON.stringify(body).includes(name)) return `the field ${field} told who has that value`;
    }
    return null;
  });

  t.exploit('a field that goes on as a query', () =>
    hidden(
      [
        '1=1] | //person[1',
        'name!="x"] | //person[name',
        '@listed="no" or phone',
        'name]|//person[phone!',
        'phone="x"]|//person[not(phone="x")]|//person[name',
        '1=1 or @listed="no" or\nphone',
        'name\n]|//person[phone!',
      ].map((field) => ['field', { field, value: 'x' }]),
    ),
  );
}
