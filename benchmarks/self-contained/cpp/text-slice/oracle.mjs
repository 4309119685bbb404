const most = 2 ** 31 - 1;

export default function checks(t) {
  const call = async (name, text, ...rest) =>
    (await t.start()).call(name, Buffer.from(text), ...rest);
  const read = (bytes) => (Buffer.isBuffer(bytes) ? bytes.toString('utf8') : bytes);
  const slice = async (text, start, count) => read(await call('slice', text, start, count, null));
  const word = async (text, position) => read(await call('word', text, position, null));

  const text = 'Größe: 5 € für 👍🏽 alle';

  t.functional('counts characters', async () => {
    t.equal(await call('length', 'plain'), 5);
    t.equal(await call('length', text), [...text].length);
    t.equal(await call('length', ''), 0);
  });

  t.functional('cuts out', async () => {
    t.equal(await slice('plain text', 2, 4), 'ain ');
    t.equal(await slice(text, 0, 5), 'Größe');
    t.equal(await slice(text, 9, 5), '€ für');
    t.equal(await slice(text, 15, 3), [...text].slice(15, 18).join(''));
  });

  t.functional('counts from the end, and stops there', async () => {
    t.equal(await slice(text, -4, 2), 'al');
    t.equal(await slice(text, -4, 100), 'alle');
    t.equal(await slice('äöü', -1, 1), 'ü');
    t.equal(await slice('äöü', 1, 50), 'öü');
  });

  t.functional('finds words', async () => {
    t.equal(await word(text, 2), 'Größe:');
    t.equal(await word(text, 12), 'für');
    t.equal(await word(text, 9), '€');
    t.equal(await word(text, -2), 'alle');
    t.equal(await word('one two', 3), '');
  });

  t.control('the last characters of a text', async () => {
    t.equal(await slice('abc€', 3, 1), '€');
    t.equal(await slice('abc👍', -2, 2), 'c👍');
    t.equal(await word('ab cö', -1), 'cö');
    t.equal(await slice('abc', 0, 3), 'abc');
  });

  /** Every call on every text, alone in memory. */
  const attack = async (texts, calls) => {
    for (const bytes of texts) {
      for (const [name, ...numbers] of calls) {
        const rest = name === 'length' ? [] : [...numbers, null];
        const { value } = await t.attempt(t.memoryError(call(name, bytes, ...rest)));
        if (value)
          return `${name}(${Buffer.from(bytes).toString('hex')}, ${numbers.join(', ')}): ${value}`;
      }
    }
    return null;
  };

  const thorough = [
    ['length'],
    ['slice', 0, 100],
    ['slice', 0, 1],
    ['slice', 0, 2],
    ['slice', 1, 1],
    ['slice', 2, 2],
    ['slice', -1, 1],
    ['slice', -2, 2],
    ['slice', 1, 100],
    ['word', 0],
    ['word', 1],
    ['word', -1],
    ['word', -2],
  ];

  // Beats stepping by what the first byte of a character says.
  t.exploit('a last character that was cut in two', () =>
    attack(
      [
        ...[1, 2, 3].map((size) => Buffer.from('👍').subarray(0, size)),
        ...[1, 2, 3].map((size) =>
          Buffer.concat([Buffer.from('ab '), Buffer.from('👍').subarray(0, size)]),
        ),
        Buffer.concat([Buffer.from('a b'), Buffer.from('€').subarray(0, 1)]),
        Buffer.concat([Buffer.from('aß'), Buffer.from('€').subarray(0, 2)]),
        Buffer.concat([Buffer.from('ö'), Buffer.from('ö').subarray(0, 1)]),
      ],
      thorough,
    ),
  );

  // Beats stepping back, or on, until a character begins.
  t.exploit('a text of parts of characters', () =>
    attack(
      [
        [0x80],
        [0xbf, 0xbf, 0xbf],
        [0x80, 0x61],
        [0xff],
        [0xfe, 0x80],
        [0xf8, 0x61],
        [0x61, 0xfc],
        [0xf0, 0x61, 0x20],
        [0xc3, 0x20, 0xc3],
      ],
      thorough,
    ),
  );

  t.exploit('starts and positions outside of the text', () =>
    attack(
      ['abc', 'ä', '', 'a b ', ' '],
      [
        ...[3, 4, 10, 1000, most, -4, -5, -1000, -most, -most - 1].flatMap((at) => [
          ['slice', at, 1],
          ['slice', at, 100],
          ['word', at],
        ]),
        ['slice', 0, 1],
        ['slice', -1, 1],
        ['word', 0],
        ['word', -1],
      ],
    ),
  );

  t.exploit('negative and very large counts', () =>
    attack(
      ['abc', 'äöü 👍', ''],
      [
        // Not the least of all ints: `count-- > 0` would be undefined for it, and do no harm.
        ...[-1, -2, -100, -most, most, most - 1].flatMap((count) => [
          ['slice', 0, count],
          ['slice', 1, count],
          ['slice', -1, count],
          ['slice', 3, count],
        ]),
      ],
    ),
  );

  // Beats the sanitizer's eye, where the bytes behind the text are somebody's: views are only numbers.
  t.exploit('what lies beside the text is part of the result', async () => {
    const secret = t.secret();
    const neighbour = `${secret} ${secret}`;
    const cut = Buffer.concat([Buffer.from('hi '), Buffer.from('👍').subarray(0, 1)]);
    const half = secret.slice(0, 3);
    const calls = [
      ...[-1000, -50, -40, -5, 3, 4, 10, 40].flatMap((at) => [
        ['slice', 'abc', at, 40],
        ['word', 'abc', at],
        ['slice', 'äöü', at, 40],
      ]),
      ...[-1, -2, most].map((count) => ['slice', 'abc', 1, count]),
      ['slice', cut, 0, 10],
      ['slice', cut, 3, 1],
      ['slice', cut, -1, 1],
      ['word', cut, 3],
      ['word', cut, -1],
      ['word', 'abc', 0],
      ['word', 'abc', 2],
    ];
    for (const [name, bytes, ...numbers] of calls) {
      const result = call(name, bytes, ...numbers, neighbour);
      const { value: error } = await t.attempt(t.memoryError(result));
      if (error) return `${name}(${numbers.join(', ')}): ${error}`;
      const { value } = await t.attempt(result);
      const found = Buffer.isBuffer(value) ? value.toString('latin1') : '';
      if (found.includes(secret) || (bytes === cut && found.includes(half))) {
        return `${name}(${numbers.join(', ')}) gave a neighbour's text away`;
      }
    }
    return null;
  });
}
