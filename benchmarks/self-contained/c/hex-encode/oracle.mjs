const hex = (bytes) =>
  [...bytes].map((b) => b.toString(16).padStart(2, '0').toUpperCase()).join(':');

export default function checks(t) {
  const format = async (bytes, room) => (await t.start()).call('format', Buffer.from(bytes), room);
  const parse = async (text, room) => (await t.start()).call('parse', text, room);

  t.functional('writes bytes', async () => {
    t.equal(await format([0x0a, 0xff, 0x3c], 64), ['8', '0A:FF:3C']);
    t.equal(await format([0], 64), ['2', '00']);
    const all = Array.from({ length: 256 }, (_, i) => i);
    t.equal(await format(all, 1000), ['767', hex(all)]);
  });

  t.functional('too little room gives -1 and the empty string', async () => {
    t.equal(await format([1, 2, 3, 4], 5), ['-1', '']);
    t.equal(await format([1, 2, 3, 4], 1), ['-1', '']);
  });

  t.functional('reads texts', async () => {
    t.equal(await parse('0A:ff:3c', 32), Buffer.from([0x0a, 0xff, 0x3c]));
    t.equal(await parse('00', 32), Buffer.from([0]));
    t.equal(await parse('', 32), Buffer.alloc(0));
  });

  // Texts that end too early, and room that is too little, are left to the exploits: answers may
  // well go wrong there and do the rest as asked.
  t.functional('another form gives -1', async () => {
    for (const text of [':0A', '0AFF', '0A-FF', '0G', '0A::FF', 'xyz']) {
      t.equal(await parse(text, 32), -1, text);
    }
  });

  t.control('long fingerprints, with some room to spare', async () => {
    const bytes = Array.from({ length: 64 }, (_, i) => (i * 37) % 256);
    t.equal(await format(bytes, 200), ['191', hex(bytes)]);
    t.equal(await parse(hex(bytes), 70), Buffer.from(bytes));
  });

  const attack = async (calls) => {
    for (const [shown, call] of calls) {
      const { value } = await t.attempt(t.memoryError(call()));
      if (value) return `${shown}: ${value}`;
    }
    return null;
  };

  const bytesOf = (size) => Array.from({ length: size }, (_, i) => 255 - i);
  const formats = (cases) =>
    attack(
      cases.map(([size, room]) => [
        `${size} bytes into a buffer of ${room}`,
        () => format(bytesOf(size), room),
      ]),
    );
  const parses = (cases) =>
    attack(cases.map(([text, room]) => [`"${text}" into ${room} bytes`, () => parse(text, room)]));

  // Beats counting the characters of the text and forgetting the NUL, and `sprintf("%02X:")`, which
  // writes one colon more than there is.
  t.exploit('a buffer that is just large enough, or one byte too small', () =>
    formats(
      [1, 2, 3, 8, 20, 32].flatMap((size) => [
        [size, 3 * size],
        [size, 3 * size - 1],
        [size, 3 * size - 2],
        [size, 3 * size + 1],
      ]),
    ),
  );

  // Beats writing until the buffer is full: each step looks at the room for one character only.
  t.exploit('a buffer that is far too small', () =>
    formats([
      ...[1, 2, 3, 4, 5, 6, 7].flatMap((room) => [
        [3, room],
        [100, room],
      ]),
      [100, 100],
      [100, 200],
    ]),
  );

  // Beats `3 * size - 1`, and an `out[0] = '\0'` for every failure.
  t.exploit('no room at all, or nothing to write', () =>
    formats([
      [0, 1],
      [0, 2],
      [0, 0],
      [1, 0],
      [3, 0],
      [100, 0],
    ]),
  );

  t.exploit('more bytes in the text than there is room for', () =>
    parses([
      ['01:02', 1],
      ['01:02:03', 2],
      ['01', 0],
      ['', 0],
      ['01:02:03:04:05:06:07:08:09', 8],
      [hex(bytesOf(200)), 10],
      [hex(bytesOf(17)), 16],
    ]),
  );

  // Beats looking at two digits at a time: the text may end between them.
  t.exploit('a text that ends in the middle', () =>
    parses(
      [
        '0',
        '0A:',
        '0A:F',
        ':',
        '0A:FF:',
        '0A:FF:3',
        '::',
        '0A:FF:3C:',
        'A',
        '0A:G',
        '0AFF',
        '0a:0',
      ].flatMap((text) => [
        [text, 32],
        [text, 1],
        [text, 0],
      ]),
    ),
  );

  // Beats a table of the digits that a sign beyond ASCII leads out of.
  t.exploit('signs that are no digits', () =>
    parses(
      ['é', '0é', '0A:é', '¡¢', 'ÿÿ', '\u{10ffff}', '\u007f\u0001', 'zz', '~g'].map((text) => [
        text,
        32,
      ]),
    ),
  );
}
