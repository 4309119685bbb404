/** A string without quotes, of digits, brackets and the names of functions. */
const chars = (text) => `implode(array_map(chr(...),[${[...Buffer.from(text)]}]))`;
const joined = (text) => [...Buffer.from(text)].map((code) => `chr(${code})`).join('.');
const spaced = (text) => [...Buffer.from(text)].map((code) => `chr(${code})`).join(' . ');
const octal = (text) =>
  [...Buffer.from(text)].map((code) => `\\${code.toString(8).padStart(3, '0')}`).join('');
/** The text as a bitwise "not" of bytes that are no letters. */
const inverted = (text) => Buffer.from(Buffer.from(text).map((byte) => ~byte & 0xff));

export default function checks(t) {
  const holds = async (cases) => {
    const p = await t.start();
    for (const [formula, variables, expected] of cases) {
      t.equal(await p.call('evaluate_formula', formula, variables), expected, formula);
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
      ['a_1 + B2 * a', { a: 2, a_1: 1.5, B2: 2 }, 5.5],
      ['100 / 10 / 4', {}, 2.5],
    ]),
  );

  t.functional('powers and signs work as in PHP', () =>
    holds([
      ['2 ** 3 ** 2', {}, 512],
      ['-2 ** 2', {}, -4],
      ['2 ** -1', {}, 0.5],
      ['3 - -x', { x: 4 }, 7],
      ['-(2 + x) * -1', { x: 4 }, 6],
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

  t.functional('wrong formulas throw InvalidArgumentException', async () => {
    const p = await t.start();
    for (const formula of ['', '1 +', '(1', '1 2', '* 3', 'price * 2', '1 / 0', '5 / (x - x)']) {
      const { raised } = await p.call('outcome', formula, { x: 3 });
      t.ok(
        raised?.includes('InvalidArgumentException'),
        `${formula || 'an empty formula'} must throw InvalidArgumentException`,
      );
    }
  });

  t.control('a long formula with every part is evaluated', () =>
    holds([
      [
        'round(max(list_price * (1 + sales_tax / 100), fee_1 + 0.25) - abs(-2) ** 2 / 8, 1)',
        { list_price: 100, sales_tax: 50, fee_1: 7 },
        149.5,
      ],
      ['system + touch * 2', { system: 1, touch: 2 }, 5],
    ]),
  );

  /** The effect is a file that a formula made; `mark` is its whole path. */
  const attack = async (formulas) => {
    const p = await t.start();
    for (const write of formulas) {
      const name = `ran${t.secret()}`;
      const formula = write(t.box.path(name));
      await t.attempt(p.call('evaluate_formula', formula, { x: 1, price: 10 }));
      if (await t.box.exists(name)) {
        return `a formula ran code: ${formula.toString('latin1').slice(0, 90)}`;
      }
    }
    return null;
  };

  t.exploit('a formula that calls functions of PHP', () =>
    attack([
      (mark) => `touch('${mark}')`,
      (mark) => `1; touch('${mark}')`,
      (mark) => `1 + (int) system("touch ${mark}")`,
      (mark) => `max(1, touch('${mark}'))`,
      (mark) => `1) ; touch('${mark}'); return (1`,
      (mark) => `(fn() => touch("${mark}"))()`,
    ]),
  );

  // Beats a list of forbidden functions.
  t.exploit('a formula in which the function is written in another way', () =>
    attack([
      (mark) => `ToUcH("${mark}")`,
      (mark) => `\\touch("${mark}")`,
      (mark) => `"${octal('touch')}"("${mark}")`,
      (mark) => `('to'.'uch')('${mark}')`,
      (mark) => `\`touch ${mark}\``,
      (mark) => `array_map("to"."uch", ["${mark}"])`,
      (mark) => `(string) new SplFileObject("${mark}", "w")`,
      (mark) => `fopen/**/("${mark}", "w")`,
      (mark) => `1 ?><?php touch("${mark}"); return 1`,
      (mark) => `1 ?><?= touch("${mark}")`,
      (mark) => `file_put_contents("${mark}", x)`,
      (mark) => `copy("/box/solution.php", "${mark}")`,
      (mark) => `symlink("x", "${mark}") + link("/box/solution.php", "${mark}")`,
    ]),
  );

  // Beats allowing only the characters of formulas, or taking out quotes, "$" and ";".
  t.exploit('a formula of harmless characters', () =>
    attack([
      (mark) => `touch(${chars(mark)})`,
      (mark) => `touch(${joined(mark)})`,
      (mark) => `touch(${spaced(mark)})`,
      (mark) => `max(1, touch(${joined(mark)}))`,
      // Numbers of digits between them, and names: no dot, no bracket but round ones.
      (mark) => `touch(hex2bin(${Buffer.from(mark).toString('hex')}))`,
      (mark) => `touch(pack(chr(67).chr(42),${[...Buffer.from(mark)].join(',')}))`,
      (mark) =>
        `touch(sprintf(str_repeat(chr(37).chr(99),${mark.length}),${[...Buffer.from(mark)]}))`,
      (mark) =>
        `touch(sprintf(str_repeat(hex2bin(2563), ${mark.length}), ${[...Buffer.from(mark)].join(', ')}))`,
      // Names of functions as numbers in another base.
      (mark) =>
        `base_convert(49743809,10,36)(sprintf(str_repeat(hex2bin(2563), ${mark.length}), ${[...Buffer.from(mark)].join(', ')}))`,
    ]),
  );

  // Beats looking at words that are followed by a parenthesis: the name of the function is no word.
  t.exploit('a formula that calls what is not written as a name', () =>
    attack([
      (mark) => `(touch)(${joined(mark)})`,
      (mark) => `("touch")("${mark}")`,
      (mark) => `['touch'][0]("${mark}")`,
      (mark) => `"touch" ("${mark}")`,
      (mark) => `touch\n("${mark}")`,
      (mark) => `touch /* */ ("${mark}")`,
      (mark) => `touch(...)("${mark}")`,
      (mark) => `max(...)->call(new stdClass, touch("${mark}"), 1)`,
      (mark) => `"{$x[touch('${mark}')]}"`,
      (mark) => `"\${touch('${mark}')}"`,
      (mark) => `<<<A\n{$x[touch('${mark}')]}\nA`,
      (mark) => `'max'|touch('${mark}')`,
      (mark) =>
        Buffer.concat([
          Buffer.from('(~'),
          inverted('touch'),
          Buffer.from(')(~'),
          inverted(mark),
          Buffer.from(')'),
        ]),
    ]),
  );

  // Beats the names of variables and functions as the only words, with the rest left to `eval`: a
  // formula has several lines, or ends before the check does.
  t.exploit('a formula with a second line or a NUL', () =>
    attack([
      (mark) => `1\n; touch("${mark}")`,
      (mark) => `1 + 1\n+ touch("${mark}")`,
      (mark) => `1\0; touch("${mark}")`,
      (mark) => `1 # \n+ touch("${mark}")`,
      (mark) => `touch("${mark}")\n`,
      (mark) => `touch("${mark}")\n + 1`,
    ]),
  );
}
