/** A field that says it has `length` bytes, which may be a lie. */
const field = (tag, value, length = Buffer.byteLength(value)) =>
  Buffer.concat([Buffer.from([tag, (length >> 8) & 0xff, length & 0xff]), Buffer.from(value)]);

const packet = (...fields) => Buffer.concat([Buffer.from('DR'), ...fields]);

const number = (value) =>
  Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((b) => b & 0xff));

export default function checks(t) {
  const text = async (bytes, tag) => (await t.start()).call('text', bytes, tag);
  const numberOf = async (bytes, tag) => (await t.start()).call('number', bytes, tag);

  const device = packet(
    field(1, 'Zähler 7'),
    field(9, ''),
    field(2, number(0x7edcba98)),
    field(1, 'another'),
    field(200, 'x'.repeat(700)),
  );

  t.functional('finds texts', async () => {
    t.equal(await text(device, 1), 'Zähler 7');
    t.equal(await text(device, 200), 'x'.repeat(700));
    t.equal(await text(device, 9), '');
  });

  t.functional('finds numbers', async () => {
    t.equal(await numberOf(device, 2), 0x7edcba98);
    t.equal(await numberOf(packet(field(5, number(7))), 5), 7);
  });

  t.functional('fields that are not there', async () => {
    t.equal(await text(device, 3), null);
    t.equal(await numberOf(device, 3), null);
    t.equal(await text(packet(), 1), null);
    t.equal(await text(Buffer.from('XX\x01\x00\x01a'), 1), null);
  });

  t.control('the last field of a packet ends with it', async () => {
    t.equal(await text(packet(field(4, number(1)), field(1, 'end')), 1), 'end');
    t.equal(await numberOf(packet(field(1, 'a'), field(4, number(258))), 4), 258);
    t.equal(await text(packet(field(1, 'a'), field(2, '')), 2), '');
  });

  /** Looks for text and number alike. */
  const attack = async (packets, tags = [1, 2]) => {
    for (const bytes of packets) {
      for (const tag of tags) {
        for (const look of [text, numberOf]) {
          const { value } = await t.attempt(t.memoryError(look(bytes, tag)));
          if (value)
            return `a packet of ${bytes.length} bytes, ${bytes.toString('hex').slice(0, 60)}: ${value}`;
        }
      }
    }
    return null;
  };

  t.exploit('a length beyond the end of the packet', () =>
    attack([
      packet(field(1, 'abc', 4)),
      packet(field(1, 'abc', 300)),
      packet(field(1, 'abc', 0xffff)),
      packet(field(2, 'long before'), field(1, 'abc', 0xff00)),
      packet(field(1, '', 1)),
    ]),
  );

  // Beats comparing the length with the size of the whole packet.
  t.exploit('a length that is within the size, and beyond the end', () =>
    attack([
      packet(field(9, 'y'.repeat(100)), field(1, 'abc', 60)),
      packet(field(9, 'y'.repeat(8)), field(1, 'ab', 3)),
      packet(field(9, 'y'.repeat(8)), field(1, 'ab', 4)),
      packet(field(9, 'y'.repeat(8)), field(1, 'ab', 7)),
    ]),
  );

  // Beats checking the wanted field only: another one leads out, or what is left becomes negative.
  t.exploit('a field passed over that ends outside', () =>
    attack([
      packet(field(7, 'abc', 4)),
      packet(field(7, 'abc', 5)),
      packet(field(7, 'abc', 6)),
      packet(field(7, 'abc', 40)),
      packet(field(7, 'abc', 0xffff)),
      packet(field(6, 'a'), field(7, '', 2), field(1, 'x', 0)),
    ]),
  );

  // Beats checking the length only: it, too, may be missing.
  t.exploit('a packet that stops in the head of a field', () => {
    const whole = packet(field(7, 'abc'), field(1, 'abc'));
    const cut = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((size) => whole.subarray(0, size));
    return attack([...cut, Buffer.from('D'), Buffer.from('DR\x01'), Buffer.from('DR\x01\x00')]);
  });

  t.exploit('a number with fewer bytes than four', () =>
    attack(
      ['', 'a', 'ab', 'abc'].flatMap((value) => [
        packet(field(1, value)),
        packet(field(9, 'before'), field(1, value)),
      ]),
    ),
  );

  // Beats a place for texts that is large enough for all that devices usually send.
  t.exploit('a text longer than a buffer', () =>
    attack([300, 5000, 0xffff].map((length) => packet(field(1, 'x'.repeat(length))))),
  );

  t.exploit('what the buffer held before comes with the text', async () => {
    const secret = t.secret();
    const p = await t.start();
    for (const length of [200, 0x7fff, 0xffff]) {
      for (const bytes of [
        packet(field(1, 'hi', length)),
        packet(field(9, ''), field(1, '', length)),
      ]) {
        const { value } = await t.attempt(p.call('text_in_buffer', bytes, 1, secret));
        const shown = Buffer.isBuffer(value)
          ? value.toString('latin1')
          : JSON.stringify(value ?? null);
        if (shown.includes(secret)) return `a field of length ${length} holds what another sent`;
      }
    }
    return null;
  });
}
