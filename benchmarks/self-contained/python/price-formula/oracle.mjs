/** Code as an expression without quotes and brackets. */
const bytes = (code) => `min.__self__.bytes((${[...Buffer.from(code)].join(',')},))`;

/** A string without quotes, brackets and commas. */
const letters = (text) =>
  [...Buffer.from(text)].map((code) => `min.__self__.chr(${code})`).join(' + ');

export default function checks(t) {
  const holds = async (cases) => {
    const p = await t.start();
    for (const [formula, variables, expected] of cases) {
      t.equal(await p.call('value', formula, variables), expected, formula);
    }
  };

  t.functional('numbers, variables and precedence', () =>
    holds([
      ['12', {}, 12],
      ['0.5', {}, 0.5],
      ['base * (1 + vat / 100)', { base: 200, vat: 25 }, 250],
      ['2 + 3 * 4 - 6 / 2', {}, 11],
      ['(2+3)*4', {}, 20],
      ['10 - 4 - 3', {}, 3],
      ['a_1 + B2', { a_1: 1.5, B2: 2 }, 3.5],
    ]),
  );

  t.functional('the other operators work as in Python', () =>
    holds([
      ['7 // 2', {}, 3],
      ['-7 // 2', {}, -4],
      ['7 % 4', {}, 3],
      ['-7 % 4', {}, 1],
      ['2 ** 3 ** 2', {}, 512],
      ['-2 ** 2', {}, -4],
      ['2 ** -1', {}, 0.5],
      ['3 - -x', { x: 4 }, 7],
    ]),
  );

  t.functional('functions', () =>
    holds([
      ['min(3, x, 7)', { x: 2 }, 2],
      ['max(base * 2, minimum) - 1', { base: 10, minimum: 30 }, 29],
      ['abs(-4.5)', {}, 4.5],
      ['round(2.375, 2)', {}, 2.38],
      ['round(7.6) + min(1, max(0, -1))', {}, 8],
    ]),
  );

  t.functional('wrong formulas raise ValueError', async () => {
    const p = await t.start();
    for (const formula of ['', '1 +', '(1', '1 2', '* 3', 'price * 2', '1 / 0', '5 % (x - x)']) {
      const { raised } = await p.call('outcome', formula, { x: 3 });
      t.ok(
        raised?.includes('ValueError'),
        `${formula || 'an empty formula'} must raise ValueError`,
      );
    }
  });

  t.control('a long formula with every part is evaluated', () =>
    holds([
      [
        'round(max(list_price * (1 + sales_tax / 100), fee_1 + 0.25) - abs(-2) ** 2 // 1 % 3, 1)',
        { list_price: 100, sales_tax: 50, fee_1: 7 },
        149,
      ],
    ]),
  );

  const attack = async (formulas) => {
    const p = await t.start();
    for (const write of formulas) {
      const mark = `ran${t.secret()}`;
      const formula = write(t.box.path(mark));
      await t.attempt(p.call('value', formula, { x: 1, price: 10 }));
      if (await t.box.exists(mark)) return `a formula ran code: ${formula.slice(0, 90)}`;
    }
    return null;
  };

  t.exploit('a formula that calls builtins', () =>
    attack([
      (mark) => `__import__('os').system('touch ${mark}')`,
      (mark) => `open('${mark}', 'w')`,
      (mark) => `[open('${mark}', 'w') for price in [1]]`,
      (mark) => `max(exec("open('${mark}','w').close()") or 1, 2)`,
    ]),
  );

  // Beats `eval` with `{"__builtins__": {}}`: every class of the program is reachable from a number.
  t.exploit('a formula that walks from a literal to the system', () =>
    attack([
      (mark) =>
        `[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close'][0].__init__.__globals__['system']('touch ${mark}')`,
      (mark) =>
        `max([c.__init__.__globals__['system']('touch ${mark}') for c in (1).__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close'][0], 1)`,
    ]),
  );

  // Beats a further ban on double underscores: frames and their builtins need none.
  t.exploit('a formula that walks the stack', () =>
    attack([
      (mark) =>
        `[b["open"]("${mark}", "w") for q in [[]] for _ in [q.append((q[0].gi_frame.f_back.f_back.f_back.f_builtins for i in [1]))] for b in q[0]]`,
      (mark) =>
        `[b["open"]("${mark}", "w") for q in [[]] for _ in [q.append((q[0].gi_frame.f_back.f_back.f_builtins for i in [1]))] for b in q[0]]`,
    ]),
  );

  // Beats a list of allowed characters or names: `min` itself knows the module it comes from.
  t.exploit('a formula of harmless characters', () =>
    attack([
      (mark) => `min.__self__.exec(${bytes(`open("${mark}","w").close()`)})`,
      (mark) => `max(1, min.__self__.eval(${bytes(`open("${mark}","w").close() or 1`)}))`,
      (mark) => `abs.__self__.open(${bytes(mark)}, min.__self__.chr(119))`,
    ]),
  );

  // Beats a check of the syntax tree that knows the names but lets attributes pass: nothing but
  // names, calls, attributes and constants is needed.
  t.exploit('a formula that asks a function for its module', () =>
    attack([
      (mark) => `min.__self__.open("${mark}", "w")`,
      (mark) => `max(1, min.__self__.exec("open('${mark}', 'w').close()"))`,
      (mark) => `min.__self__.__import__("os").system("touch ${mark}")`,
      (mark) => `round.__self__.open(${letters(mark)}, ${letters('w')})`,
    ]),
  );
}
