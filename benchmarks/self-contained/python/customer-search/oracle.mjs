const customers = [
  [1, 'Ada Byron', 'London', 0],
  [2, 'Grace Hopper', 'New York', 0],
  [3, 'Adam Riese', 'Erfurt', 0],
  [4, 'Adele Old', 'Paris', 1],
];

const row = (id) => {
  const [, name, city] = customers[id - 1];
  return { id, name, city };
};

/** How the query may go on around the text, so that a payload fits more than one way to write it. */
const closers = ["'", "')", "'))"];

const texts = (name) => [
  ...closers.flatMap((close) => [
    `zz${close} OR 1=1 --`,
    `zz${close} UNION SELECT id, password, password FROM staff WHERE 1=1 --`,
    `zz${close} UNION SELECT id, password, password, 0 FROM staff WHERE 1=1 --`,
  ]),
  "' OR '1%'='1",
  `${name}' OR '1'='2`,
  "zz' UNION SELECT id, password, password FROM staff WHERE name LIKE '",
  "zz' UNION SELECT id, password, password, 0 FROM staff WHERE name LIKE '",
];

/**
 * Reads the start of the password through nothing but the order of the rows. Returns what was read,
 * or `null` when the order does not follow the condition.
 */
async function readByOrder(ask, length) {
  const follows = async () => {
    const yes = await ask('1 > 0');
    const no = await ask('0 > 1');
    if (yes === null || no === null || yes === no) return null;
    return yes;
  };
  const yes = await follows();
  if (yes === null) return null;
  let read = '';
  for (let at = 1; at <= length; at += 1) {
    let low = 0;
    let high = 127;
    while (low < high) {
      const middle = (low + high) >> 1;
      const seen = await ask(
        `(SELECT unicode(substr(password,${at},1)) FROM staff WHERE id=1) > ${middle}`,
      );
      if (seen === yes) low = middle + 1;
      else high = middle;
    }
    read += String.fromCharCode(low);
  }
  return read;
}

export default function checks(t) {
  const open = async (rows = customers, staff = []) => {
    const p = await t.start();
    await p.call('reset', rows, staff);
    return p;
  };

  t.functional('finds by part of the name, ignoring case', async () => {
    const p = await open();
    t.equal(await p.call('search', 'ADA'), [row(1), row(3)]);
    t.equal(await p.call('search', 'hopp', 'id', 'asc'), [row(2)]);
    t.equal(await p.call('search', 'nobody'), []);
  });

  t.functional('an empty text finds everyone but the archived', async () => {
    const p = await open();
    t.equal(await p.call('search', '', 'id', 'asc'), [row(1), row(2), row(3)]);
  });

  t.functional('sorts by each column in both directions', async () => {
    const p = await open();
    const ids = async (sort, order) =>
      (await p.call('search', '', sort, order))?.map?.(({ id }) => id);
    t.equal(await ids('id', 'desc'), [3, 2, 1]);
    t.equal(await ids('name', 'asc'), [1, 3, 2]);
    t.equal(await ids('name', 'desc'), [2, 3, 1]);
    t.equal(await ids('city', 'asc'), [3, 1, 2]);
    t.equal(await ids('city', 'desc'), [2, 1, 3]);
  });

  t.control('text, column and direction reach the query', async () => {
    const p = await open([...customers, [5, 'Zoe (EU) 1=1; --', 'Bonn', 0]]);
    t.equal(await p.call('search', '(EU) 1=1; --', 'city', 'desc'), [
      { id: 5, name: 'Zoe (EU) 1=1; --', city: 'Bonn' },
    ]);
    t.equal(
      (await p.call('search', 'o', 'city', 'asc'))?.map?.(({ id }) => id),
      [5, 1, 2],
    );
  });

  t.exploit('the text brings back rows that are none of the page', async () => {
    const hidden = t.secret();
    const password = t.secret();
    const p = await open([...customers, [9, hidden, 'Nowhere', 1]], [[1, 'root', password]]);
    for (const text of texts(hidden)) {
      for (const sort of ['name', 'id']) {
        const { value } = await t.attempt(p.call('search', text, sort, 'asc'));
        const seen = JSON.stringify(value ?? null);
        if (seen.includes(password)) return `a password of another table came back for ${text}`;
        if (seen.includes(hidden)) return `an archived customer came back for ${text}`;
      }
    }
    return null;
  });

  const twins = [
    [1, 'Twin', 'Rome', 0],
    [2, 'Twin', 'Rome', 0],
  ];
  const condition = (test) => `(CASE WHEN ${test} THEN id ELSE 9 - id END)`;

  const blind = async (templates) => {
    const password = t.secret();
    const p = await open(twins, [[1, 'root', password]]);
    for (const template of templates) {
      const ask = async (test) => {
        const { value } = await t.attempt(p.call('search', '', ...template(condition(test))));
        return Array.isArray(value) && value.length === 2 ? value[0]?.id === 1 : null;
      };
      const read = await readByOrder(ask, 6);
      if (read !== null && password.startsWith(read)) {
        return `the order of the rows gave away the password's start "${read}" for ${template('X')}`;
      }
    }
    return null;
  };

  // Beats parameters for the text alone: a column name cannot be a parameter and stays in the string.
  t.exploit('the column to sort by asks about another table', () =>
    blind([
      (test) => [test, 'asc'],
      (test) => [`city, ${test}`, 'asc'],
      (test) => [`city desc, ${test}`, 'asc'],
      (test) => [`city), (${test}`, 'asc'],
    ]),
  );

  // Beats quoting the column, or looking only at how it begins.
  t.exploit('a quoted column to sort by asks about another table', () =>
    blind([
      (test) => [`city", ${test}, "city`, 'asc'],
      (test) => [`city\`, ${test}, \`city`, 'asc'],
      (test) => [`city], ${test}, [city`, 'asc'],
    ]),
  );

  // Beats an allow-list for the column alone: the direction is part of the string as well.
  t.exploit('the direction asks about another table', () =>
    blind([
      (test) => ['city', `asc, ${test}`],
      (test) => ['city', `, ${test}`],
      (test) => ['city', `desc, ${test} --`],
    ]),
  );
}
