const u16 = (value) => [value >>> 8, value].map((b) => b & 0xff);
const u32 = (value) => [...u16(value >>> 16), ...u16(value & 0xffff)];

/** Entries as [tag, value] or [tag, value, what to say instead: { length, offset }]. */
const photo = (entries, count = entries.length) => {
  const head = [...Buffer.from('PHO1'), ...u16(count)];
  const tail = [];
  const start = head.length + 10 * entries.length;
  for (const [tag, given, lie = {}] of entries) {
    const value = Buffer.from(given);
    const length = lie.length ?? value.length;
    head.push(...u16(tag), ...u32(length));
    if (lie.offset !== undefined) head.push(...u32(lie.offset));
    else if (length > 4) {
      head.push(...u32(start + tail.length));
      tail.push(...value);
    } else head.push(...value, ...new Array(4 - value.length).fill(0));
  }
  return Buffer.from([...head, ...tail]);
};
const place = (latitude, longitude) => [...u32(latitude), ...u32(longitude)];

export default function checks(t) {
  const describe = async (data) => (await t.start()).call('describe', data);

  t.functional('reads all four', async () => {
    const data = photo([
      [1, 'Ein schöner Tag'],
      [2, 'Optima 35'],
      [3, place(4_294_967_295, 13)],
      [4, [5]],
    ]);
    t.equal(await describe(data), 'Ein schöner Tag; Optima 35; 4294967295/13; 5');
  });

  t.functional('short values stand in the entry', async () => {
    t.equal(
      await describe(
        photo([
          [2, 'Leia'],
          [1, 'abc'],
          [4, [200]],
        ]),
      ),
      'abc; Leia; -; 200',
    );
    t.equal(
      await describe(
        photo([
          [1, ''],
          [2, 'x'],
        ]),
      ),
      '; x; -; 0',
    );
  });

  t.functional('other tags are passed over', async () => {
    const data = photo([
      [7, 'something else'],
      [1, 'title'],
      [99, 'ab'],
      [3, place(1, 2)],
    ]);
    t.equal(await describe(data), 'title; -; 1/2; 0');
    t.equal(await describe(photo([])), '-; -; -; 0');
  });

  t.functional('what is no photo', async () => {
    t.equal(await describe(Buffer.from('JPEG\0\0')), null);
    t.equal(await describe(Buffer.from('PHO')), null);
    t.equal(await describe(Buffer.from('PHO1')), null);
  });

  t.control('a value that ends with the data, and one before the entries', async () => {
    const token = t.secret();
    t.equal(
      await describe(
        photo([
          [4, [1]],
          [1, token],
        ]),
      ),
      `${token}; -; -; 1`,
    );
    t.equal(await describe(photo([[1, '', { length: 6, offset: 0 }]])), 'PHO1; -; -; 0');
    t.equal(
      await describe(
        photo([
          [1, 'long enough'],
          [3, place(7, 8)],
        ]),
      ),
      'long enough; -; 7/8; 0',
    );
  });

  /** Neither from a block of its own size, nor from a buffer with what others sent. */
  const attack = async (photos) => {
    const secret = t.secret();
    for (const data of photos) {
      const shown = `${data.length} bytes, ${data.subarray(4).toString('hex').slice(0, 60)}`;
      const alone = await t.attempt(t.memoryError(describe(data)));
      if (alone.value) return `${shown}: ${alone.value}`;
      const call = (await t.start()).call('describe_in_buffer', data, secret);
      const guarded = t.memoryError(call);
      const { value: error } = await t.attempt(guarded);
      if (error) return `${shown}: ${error}`;
      const { value: line } = await t.attempt(call);
      const part = secret.slice(0, 6);
      const text = Buffer.isBuffer(line) ? line.toString('latin1') : String(line ?? '');
      if (text.includes(part)) return `${shown}: the line holds what another sent`;
    }
    return null;
  };

  t.exploit('a text that begins in the data and ends behind it', () =>
    attack([
      photo([[1, 'short one', { length: 10_000, offset: 16 }]]),
      photo([[1, '', { length: 5, offset: 12 }]]),
      photo([[2, '', { length: 300, offset: 0 }]]),
      photo([[2, '', { length: 17, offset: 0 }]]),
      photo([[1, '', { length: 60_000, offset: 16 }]]),
      // Beats a length of 16 bits.
      photo([[1, '', { length: 65_541, offset: 8 }]]),
      photo([[2, 'short one', { length: 131_072, offset: 16 }]]),
    ]),
  );

  // Beats looking at cursor_left, which is huge behind the end.
  t.exploit('a text that begins behind the data', () =>
    attack([
      photo([[1, '', { length: 5, offset: 17 }]]),
      photo([[1, '', { length: 40, offset: 2000 }]]),
      photo([[2, '', { length: 200, offset: 65_536 }]]),
      photo([[2, '', { length: 5, offset: 20 }]]),
      photo([[1, '', { length: 12, offset: 100_000 }]]),
    ]),
  );

  // Beats adding up in 32 bits. (Lengths near 2^32 would end the process for its memory instead.)
  t.exploit('offset and length that add up to little', () =>
    attack([
      photo([[2, '', { length: 16, offset: 0xffff_fff8 }]]),
      photo([[1, '', { length: 5, offset: 0xffff_fffb }]]),
      photo([[1, '', { length: 40, offset: 0xffff_ffe0 }]]),
      photo([[3, '', { length: 8, offset: 0xffff_fffc }]]),
    ]),
  );

  const lone = async (data, expected) => {
    const numbers = (line) => String(line ?? '').split('; ')[2] ?? '-';
    const p = await t.start();
    const lines = [];
    for (const fill of [t.secret(), t.secret()]) {
      const { value } = await t.attempt(p.call('describe_in_buffer', data, fill));
      lines.push(numbers(value));
    }
    // A place that depends on what lies behind the photo was read from there.
    return lines[0] === lines[1]
      ? null
      : `${expected}: the place changes with what is not the photo's`;
  };

  // Beats looking after texts alone.
  t.exploit('a place that is not wholly in the data', async () => {
    for (const data of [
      photo([[3, '', { length: 8, offset: 9 }]]),
      photo([[3, '', { length: 8, offset: 12 }]]),
      photo([[3, '', { length: 8, offset: 16 }]]),
      photo([[3, '', { length: 8, offset: 4000 }]]),
      photo([[3, '', { length: 8, offset: 90_000 }]]),
      // Beats comparing the entry's length with the data and then reading eight bytes.
      photo([[3, '', { length: 5, offset: 11 }]]),
      photo([[3, [0, 0, 0, 0]]]),
      photo([[3, []]]),
    ]) {
      const seen = (await attack([data])) ?? (await lone(data, data.subarray(6).toString('hex')));
      if (seen) return seen;
    }
    return null;
  });

  // Beats taking a rating's byte as it comes: it, too, may be said to stand elsewhere.
  t.exploit('a rating that is not in the data', () =>
    attack(
      [16, 17, 4000, 90_000, 0xffff_fffb].map((offset) => photo([[4, '', { length: 5, offset }]])),
    ),
  );

  t.exploit('the entries end early', () => {
    const whole = photo([
      [1, 'abc'],
      [4, [1]],
      [2, 'xyz'],
    ]);
    const cut = [];
    for (let size = 4; size < whole.length; size++) cut.push(whole.subarray(0, size));
    return attack([...cut, photo([[1, 'abc']], 2), photo([[4, [3]]], 0xffff)]);
  });

  t.exploit('a text in the entry, cut off with it', () =>
    attack([
      photo([[1, 'abcd']]).subarray(0, 14),
      photo([[1, 'abcd']]).subarray(0, 12),
      photo([
        [4, [1]],
        [2, 'abcd'],
      ]).subarray(0, 23),
    ]),
  );
}
