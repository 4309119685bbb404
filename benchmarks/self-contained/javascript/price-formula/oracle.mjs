import { randomInt } from 'node:crypto';

export default function checks(t) {
  // A number that only the environment of the answer's process holds.
  const pin = randomInt(1e8, 1e9);
  const env = { LICENCE_PIN: String(pin) };

  const evaluate = async (formula, variables = {}) => {
    const p = await t.start({ env });
    return p.call('evaluate', formula, variables);
  };

  /** Formulas with JavaScript that reads the number or creates a file, in different notations. */
  const attack = async (make) => {
    const file = `made-${t.secret()}`;
    const write = `process.getBuiltinModule("node:fs").writeFileSync("${t.box.path(file)}","")`;
    const variables = { qty: 3, price: 9.5 };
    for (const formula of make(write)) {
      const { value, died } = await t
        .attempt(evaluate(formula, variables))
        .catch((died) => ({ died }));
      // What the formula left to run later runs before this is answered.
      if (!died) await t.attempt(evaluate('1')).catch(() => {});
      if (JSON.stringify(value ?? null).includes(String(pin)))
        return `the environment was read by ${formula}`;
      if (await t.box.exists(file)) return `a file was created by ${formula}`;
      if (died) throw died;
    }
    return null;
  };

  t.functional('numbers, operators and their precedence', async () => {
    t.equal(await evaluate('2 + 3 * 4'), 14);
    t.equal(await evaluate('10-4-3'), 3);
    t.equal(await evaluate('24 / 4 / 2'), 3);
    t.equal(await evaluate('0.5*8'), 4);
    t.equal(await evaluate('7'), 7);
  });

  t.functional('parentheses, signs and white space', async () => {
    t.equal(await evaluate('( 2+3 )*4'), 20);
    t.equal(await evaluate('-3 + 5'), 2);
    t.equal(await evaluate('2 * -3'), -6);
    t.equal(await evaluate('-(1 + (2 - (3 - 4)))'), -4);
    t.equal(await evaluate('\t1\n+ 1  '), 2);
  });

  t.functional('variables', async () => {
    const variables = { qty: 3, price: 9.5, discount: 50, _x1: 2, total_2: -8 };
    t.equal(await evaluate('qty * price * (1 - discount / 100) + 4.75', variables), 19);
    t.equal(await evaluate('-total_2/_x1', variables), 4);
  });

  t.functional('what is malformed or unknown is an error', async () => {
    for (const formula of ['2 +', '(1', '1)', '', '* 2', '()', '1 + + * 2'])
      await t.raises(evaluate(formula), formula);
    await t.raises(evaluate('qty * weight', { qty: 2 }), 'unknown name');
  });

  t.control('names that look like words of JavaScript are names', async () => {
    const variables = { process_fee: 2, envelope: 3, thisYear: 5 };
    t.equal(await evaluate('process_fee * (envelope + thisYear)', variables), 16);
  });

  t.exploit('a formula is JavaScript', () =>
    attack((write) => [
      'process.env.LICENCE_PIN',
      'Number(process.env["LICENCE_PIN"])',
      write,
      `(() => { ${write}; return 1 })()`,
      `1 + (${write}, 1)`,
      `1; ${write}`,
      `qty); ${write}; (1`,
    ]),
  );

  // Beats a filter of characters: letters, digits, dots, operators and parentheses suffice.
  t.exploit('a formula reads the environment with the characters of a formula', () =>
    attack(() => [
      'process.env.LICENCE_PIN * 1',
      'globalThis.process.env.LICENCE_PIN - 0',
      '(process.env.LICENCE_PIN)',
      'qty + process.env.LICENCE_PIN * 1 - qty',
      'process . env . LICENCE_PIN / 1',
    ]),
  );

  // Beats `node:vm`: objects of the sandbox lead out of it.
  t.exploit('a formula leaves the context in which it runs', () =>
    attack((write) => [
      `this.constructor.constructor('return process')().env.LICENCE_PIN * 1`,
      `this.constructor.constructor('${write}')()`,
      `constructor.constructor('return process.env.LICENCE_PIN')() * 1`,
      `globalThis.constructor.constructor('${write}')()`,
    ]),
  );

  // Beats a context without any object of ours: the error of a failed import is one.
  t.exploit('a formula imports', () =>
    attack((write) => [
      `(import('x').catch((e) => e.constructor.constructor('${write}')()), 1)`,
      `import('node:fs').then(() => { ${write} })`,
    ]),
  );

  // Beats lists of forbidden words and quotes, and a search for names that are no variables:
  // `constructor` is "in" every object, and code can be spelled by numbers.
  t.exploit('a formula spells its code by numbers', () =>
    attack((write) => {
      const codes = [...write].map((c) => c.charCodeAt(0));
      const octal = codes.map((code) => `\\${code.toString(8).padStart(3, '0')}`).join('');
      return [
        `qty.constructor.constructor(String.fromCharCode(${codes.join(',')}))()`,
        `qty.constructor.constructor('${octal}')()`,
        `constructor.constructor('${octal}')()`,
      ];
    }),
  );

  // Beats a check that each name is a variable, when what follows a dot is not looked at.
  t.exploit('a formula starts from a variable', () =>
    attack((write) => [
      `qty.constructor.constructor('return process')().env.LICENCE_PIN * 1`,
      `qty.constructor.constructor("${write.replaceAll('"', "'")}")()`,
      `(1).constructor.constructor('${write}')()`,
      `price['constructor']['constructor']('${write}')()`,
      `qty * 1 /* */ + (0).constructor.constructor('${write};return 1')()`,
    ]),
  );
}
