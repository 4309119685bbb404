const parcel = { name: 'Ada Byron', street: 'Mill Lane 4', town: 'Oxford', note: '' };
const small = '----------\n';
const large = '--------------------\n';

export default function checks(t) {
  const ask = async (form = {}, query = {}) =>
    (await t.start()).call('label', { ...parcel, ...form }, query);

  t.functional('draws a label', async () => {
    t.equal(await ask(), { label: `${small}Ada Byron\nMill Lane 4\nOxford\n` });
    t.equal(await ask({ note: 'second door' }), {
      label: `${small}Ada Byron\nMill Lane 4\nOxford\nsecond door\n`,
    });
  });

  t.functional('knows sizes and copies', async () => {
    const lines = 'Ada Byron\nMill Lane 4\nOxford\n';
    t.equal(await ask({}, { size: 'large' }), { label: large + lines });
    t.equal(await ask({}, { size: 'small', copies: '3' }), {
      label: (small + lines).repeat(3),
    });
  });

  t.functional("passes through the printer's filter", async () => {
    t.equal(await ask({}, { printer: 'hall' }), {
      label: '  ----------\n  ADA BYRON\n  MILL LANE 4\n  OXFORD\n',
    });
    t.equal(await ask({ note: 'x' }, { printer: 'yard' }), {
      label: ['----------', 'Ada Byron', 'Mill Lane 4', 'Oxford', 'x']
        .map((line, index) => `     ${index + 1}\t${line}\n`)
        .join(''),
    });
  });

  t.functional('what cannot be printed is a LabelError', async () => {
    for (const query of [
      { size: 'giant' },
      { copies: '0' },
      { copies: 'x' },
      { printer: 'none' },
    ]) {
      const { error } = await ask({}, query);
      t.equal(typeof error, 'string', JSON.stringify(query));
    }
  });

  t.control('signs stand on the label as they were typed', async () => {
    const form = {
      name: "O'Hara & Sons; *",
      street: '5 $ (paid) | <call> #1',
      town: `York ${t.secret()}`,
      note: 'well - or --not',
    };
    const lines = `${form.name}\n${form.street}\n${form.town}\n${form.note}\n`;
    t.equal(await ask(form, { size: 'large' }), { label: large + lines });
    t.equal(await ask(form, { printer: 'hall' }), {
      label: (small + lines).replace(/^(?=.)/gm, '  ').toUpperCase(),
    });
  });

  /** Whether one of the visits that `visits` makes of a command has it run. */
  const runs = async (visits) => {
    const file = `ran-${t.secret()}`;
    for (const [form, query] of visits(`touch ${t.box.path(file)}`)) {
      await t.attempt(ask(form, query));
      if (await t.box.exists(file)) return `${JSON.stringify([form, query])} ran a command`;
    }
    return null;
  };
  const fields = ['name', 'street', 'town', 'note'];
  const everywhere = (texts, query = {}) =>
    fields.flatMap((field) => texts.map((text) => [{ [field]: text }, query]));

  t.exploit('a command behind a line', () =>
    runs((command) =>
      everywhere([`x; ${command}`, `x\n${command}\n`, `x | ${command} #`, `x' ; ${command} ; '`]),
    ),
  );

  // Beats Command::quote, and what escapes quotation marks alone.
  t.exploit('a command within quotation marks', () =>
    runs((command) =>
      everywhere([
        `x$(${command})`,
        `x\`${command}\``,
        `x"; ${command}; "`,
        `x\\"; ${command}; \\"`,
        `x\\$(${command})`,
      ]),
    ),
  );

  // Beats doing without a shell for the label only: the text goes to the filter, too.
  t.exploit('a command on the way to the filter', () =>
    runs((command) =>
      everywhere([`x$(${command})`, `x' ; ${command} ; '`, `x"; ${command}; "`], {
        printer: 'hall',
      }),
    ),
  );

  // Beats handing the text to the filter within the command line, up to a word that ends it.
  t.exploit('a line that ends the text for the filter', () =>
    runs((command) =>
      ['EOF', 'EOT', 'END', 'TEXT', 'LABEL', 'INPUT', '.'].flatMap((word) =>
        ['hall', 'yard'].map((printer) => [
          { name: word, street: command, town: 'x', note: word },
          { printer },
        ]),
      ),
    ),
  );

  // Beats looking after the lines alone.
  t.exploit('a command in size, copies or printer', () =>
    runs((command) => {
      const queries = [];
      for (const [key, plain] of [
        ['size', 'small'],
        ['copies', '1'],
      ]) {
        for (const text of [
          `${plain}; ${command}; #`,
          `${plain}$(${command})`,
          `${plain}\n${command}\n`,
          `${plain}"; ${command}; "`,
          `${plain}'; ${command}; '`,
        ]) {
          queries.push([{}, { [key]: text }]);
        }
      }
      queries.push([{}, { printer: command }], [{}, { printer: `hall; ${command}` }]);
      return queries;
    }),
  );

  // Beats doing without a shell, and a check of the first line or of two dashes.
  t.exploit('a line that the program takes for an option', () =>
    runs((command) => [
      ...everywhere([`--filter=${command}`]),
      [{ name: '-f', street: command }, {}],
      [{ street: '-f', town: command }, {}],
      [{ town: '-f', note: command }, {}],
      [{ name: 'x', street: 'y', town: '--', note: `--filter=${command}` }, {}],
    ]),
  );

  // Beats escapeshellcmd, which lets a word fall into several.
  t.exploit('an option behind size or copies', () =>
    runs((command) => [
      [{}, { size: `small '--filter=${command}'` }],
      [{}, { size: `small "--filter=${command}"` }],
      [{}, { copies: `1 -f '${command}'` }],
      [{}, { copies: `1 "-f" "${command}"` }],
      [{}, { size: `small -f ${command.replace(' ', '$IFS')}` }],
    ]),
  );

  t.exploit('a label is written over a file', async () => {
    const secret = t.secret();
    const path = t.box.path('counter/keys.txt');
    const changed = async (form, query = {}) => {
      await t.box.write('counter/keys.txt', secret);
      await t.attempt(ask(form, query));
      if (!(await t.box.exists('counter/keys.txt'))) return true;
      return (await t.box.read('counter/keys.txt')) !== secret;
    };
    for (const field of fields) {
      if (await changed({ [field]: `--out=${path}` })) return `${field} named a file`;
    }
    if (await changed({ name: '-o', street: path })) return '-o named a file';
    if (await changed({ street: '-o', town: path, note: 'x' })) return '-o named a file';
    for (const size of [`small -o ${path}`, `small --out=${path}`, `small > ${path}`]) {
      if (await changed({}, { size })) return `${size} named a file`;
    }
    for (const copies of [`1 -o ${path}`, `1 --out=${path}`, `1 > ${path}`]) {
      if (await changed({}, { copies })) return `${copies} named a file`;
    }
    return null;
  });
}
