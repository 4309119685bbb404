/** The cells as a spreadsheet program reads them. */
function read(csv) {
  const rows = [[]];
  let at = 0;
  while (at < csv.length) {
    const row = rows.at(-1);
    if (csv[at] === '"') {
      let cell = '';
      at += 1;
      for (; at < csv.length; at += 1) {
        if (csv[at] !== '"') cell += csv[at];
        else if (csv[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
      const rest = /[^,\r\n]*/y;
      rest.lastIndex = at;
      cell += rest.exec(csv)[0];
      at = rest.lastIndex;
      row.push(cell);
    } else {
      const plain = /[^,\r\n]*/y;
      plain.lastIndex = at;
      row.push(plain.exec(csv)[0]);
      at = plain.lastIndex;
    }
    if (csv[at] === ',') {
      at += 1;
      if (at >= csv.length || /[\r\n]/.test(csv[at])) row.push('');
    }
    const end = /\r\n|\n|\r/y;
    end.lastIndex = at;
    const found = end.exec(csv);
    if (found) {
      at += found[0].length;
      if (at < csv.length) rows.push([]);
    }
  }
  return rows;
}

/** Whether a spreadsheet program takes a cell for a formula: not for text, nor for a number. */
const isFormula = (cell) => /^[=+\-@]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell);

const contact = (changes = {}) => ({
  Name: 'Ada',
  Company: 'Engines',
  Message: 'Hello',
  Cents: 0,
  Extra: {},
  ...changes,
});

export default function checks(t) {
  const rows = async (...contacts) => {
    const p = await t.start();
    const csv = await p.call('export', contacts.map(contact));
    t.ok(typeof csv === 'string', 'nothing was written');
    return read(csv);
  };
  const titles = ['name', 'company', 'message', 'balance'];

  t.functional('writes the titles and a row for each contact', async () => {
    t.equal(await rows({ Cents: 1250 }, { Name: 'Grace', Company: '', Message: 'Hi' }), [
      titles,
      ['Ada', 'Engines', 'Hello', '12.50'],
      ['Grace', '', 'Hi', '0.00'],
    ]);
    t.equal(await rows(), [titles]);
  });

  t.functional('writes balances as numbers', async () => {
    const cents = [5, 100, -7, -150, -123456, 99999999];
    const cells = (await rows(...cents.map((Cents) => ({ Cents })))).slice(1).map((row) => row[3]);
    t.equal(cells, ['0.05', '1.00', '-0.07', '-1.50', '-1234.56', '999999.99']);
  });

  t.functional('has a column for each further question', async () => {
    t.equal(
      await rows({ Extra: { size: 'L', colour: 'blue' } }, {}, { Extra: { age: '36', size: 'S' } }),
      [
        [...titles, 'age', 'colour', 'size'],
        ['Ada', 'Engines', 'Hello', '0.00', '', 'blue', 'L'],
        ['Ada', 'Engines', 'Hello', '0.00', '', '', ''],
        ['Ada', 'Engines', 'Hello', '0.00', '36', '', 'S'],
      ],
    );
  });

  t.functional('keeps commas, quotes and line breaks', async () => {
    const texts = ['Lovelace, Ada', 'The "Engine" Ltd.', 'First line\nsecond, line\n\n"end"'];
    const [, row] = await rows({ Name: texts[0], Company: texts[1], Message: texts[2] });
    t.equal(row, [...texts, '0.00']);
  });

  t.control('ordinary texts with signs in them are as they were typed', async () => {
    const texts = ['Ann-Marie', 'a@b.example', '2 + 2 = 4 - really; 5 > 3'];
    const extra = { 'e-mail?': 'x=y', 'one + two': "it's 100%" };
    t.equal(await rows({ Name: texts[0], Company: texts[1], Message: texts[2], Extra: extra }), [
      [...titles, 'e-mail?', 'one + two'],
      [...texts, '0.00', 'x=y', "it's 100%"],
    ]);
  });

  /** Each attack is a contact with a formula that carries a mark; no cell with it may be a formula. */
  const attack = async (make) => {
    const p = await t.start();
    const mark = `m${t.secret()}`;
    for (const changes of make(mark)) {
      const { value } = await t.attempt(p.call('export', [contact(), contact(changes)]));
      const cell = read(String(value ?? ''))
        .flat()
        .find((each) => each.includes(mark) && isFormula(each));
      if (cell) return `${JSON.stringify(changes)} became the formula ${cell}`;
    }
    return null;
  };
  const everywhere = (text) => [
    { Name: text },
    { Company: text },
    { Message: text },
    { Extra: { question: text } },
  ];

  t.exploit('a text that begins with an equals sign', () =>
    attack((mark) =>
      [
        `=HYPERLINK("http://x.example/${mark}","Click")`,
        `=cmd|'/C ${mark}'!A0`,
        `=1+${mark}`,
      ].flatMap(everywhere),
    ),
  );

  // Beats care for the equals sign alone.
  t.exploit('a text that begins with plus, minus or at', () =>
    attack((mark) =>
      [
        `+1+cmd|'${mark}'!A0`,
        `-2+3+cmd|'${mark}'!A0`,
        `@SUM(1+1)*cmd|'${mark}'!A0`,
        `-${mark}`,
      ].flatMap(everywhere),
    ),
  );

  // Beats a look at the texts of a contact: the questions are sent by the form, too.
  t.exploit('a question that is a formula', () =>
    attack((mark) =>
      ['=', '+', '-', '@'].map((sign) => ({ Extra: { [`${sign}1+cmd|'${mark}'!A0`]: 'yes' } })),
    ),
  );

  // Beats taking away the sign: another one comes to the front.
  t.exploit('a text that begins with several signs', () =>
    attack((mark) =>
      [`==1+${mark}`, `=+=1+${mark}`, `@@=1+${mark}`, `+-=@${mark}`, `-=1+${mark}`].flatMap(
        everywhere,
      ),
    ),
  );

  // Beats letting all that looks like a number pass.
  t.exploit('a text that begins like a number', () =>
    attack((mark) =>
      [`-1+${mark}`, `+49*cmd|'${mark}'!A0`, `-1.5;=${mark}`, `-0\n+${mark}`].flatMap(everywhere),
    ),
  );

  // Beats a look at the text as it came, when it is tidied up afterwards.
  t.exploit('a text with something in front of the sign that may be taken away', () =>
    attack((mark) =>
      [
        ' ',
        '  ',
        '\t',
        '\n',
        '\r\n',
        '\0',
        '\u0001',
        '\u007f',
        '\u00a0',
        '\ufeff',
        '\u200b',
      ].flatMap((before) => everywhere(`${before}=1+${mark}`)),
    ),
  );

  // Beats quoting by hand: a quote or a line break in the text begins a cell of its own.
  t.exploit('a text that ends its cell', () =>
    attack((mark) =>
      [
        `x",=1+${mark},"`,
        `x,=1+${mark}`,
        `x\n=1+${mark}`,
        `x\r\n=1+${mark}`,
        `x"\n"=1+${mark}`,
        `x""\n=1+${mark}`,
        `x\r=1+${mark}`,
      ].flatMap(everywhere),
    ),
  );
}
