import { gzipSync } from 'node:zlib';

const titles = 'branch,cents,note\n';

export default function checks(t) {
  const read = async (upload) => (await t.start()).call('import', upload);
  const sale = (Branch, Cents, Note = '') => ({ Branch, Cents, Note });

  t.functional('returns the sales in order', async () => {
    t.equal(await read(gzipSync(`${titles}Bern,1250,\nZürich,-300,returned\nBern,0,gift\n`)), [
      sale('Bern', 1250),
      sale('Zürich', -300, 'returned'),
      sale('Bern', 0, 'gift'),
    ]);
    t.equal(await read(gzipSync(titles)), []);
  });

  t.functional('reads quoted notes', async () => {
    const text = `${titles}"Bern, north",5,"said ""thanks"",\nand left"\nBern,6,"a, b"\n`;
    t.equal(await read(gzipSync(text)), [
      sale('Bern, north', 5, 'said "thanks",\nand left'),
      sale('Bern', 6, 'a, b'),
    ]);
  });

  t.functional('what is no report is ErrReport', async () => {
    const p = await t.start();
    const whole = gzipSync(titles + 'Bern,1,some note\n'.repeat(500));
    for (const [what, upload] of [
      ['not compressed', Buffer.from(`${titles}Bern,1,x\n`)],
      ['nothing', Buffer.alloc(0)],
      ['cut off', whole.subarray(0, whole.length - 40)],
      ['other titles', gzipSync('branch,amount,note\nBern,1,x\n')],
      ['no titles', gzipSync('')],
      ['four fields', gzipSync(`${titles}Bern,1,x,y\n`)],
      ['two fields', gzipSync(`${titles}Bern,1\n`)],
      ['no whole number', gzipSync(`${titles}Bern,1.5,x\n`)],
      ['a bad row behind good ones', gzipSync(`${titles}Bern,1,x\nBern,2,y\nBern,much,z\n`)],
    ]) {
      t.equal((await p.call('outcome', upload))?.report, true, what);
    }
  });

  /** A report of 5,000 sales and nearly 1 MB. */
  const large = () => {
    const note = 'The customer came back twice and paid by card in the end. '
      .repeat(3)
      .slice(0, 170);
    return Array.from({ length: 5000 }, (_, i) => `Branch ${i % 97},${i * 7},${note}${i}\n`).join(
      '',
    );
  };

  t.control('a report of the largest size is read', async () => {
    const text = titles + large();
    t.ok(text.length > 900_000 && text.length < 1_000_000, `${text.length} characters`);
    const upload = gzipSync(text, { level: 9 });
    t.ok(upload.length <= 65_536, `${upload.length} bytes`);
    const [count, cents, length] = (await (await t.start()).call('summary', upload)) ?? [];
    t.equal([count, cents], [5000, (7 * 5000 * 4999) / 2]);
    t.ok(length > 800_000, `${length} bytes of notes`);
  });

  /** A gzip file of several parts, one behind the other, is read as if it were one. */
  const parts = (...texts) =>
    Buffer.concat(texts.map((text) => (Buffer.isBuffer(text) ? text : gzipSync(text))));
  const MB = 1 << 20;
  const once = (make) => {
    let made;
    return () => (made ??= make());
  };
  const longNote = once(() => gzipSync(`${titles}Bern,1,${'a'.repeat(32 * MB)}\n`));
  const letters = once(() => gzipSync(`${'a'.repeat(32 * MB)}\n`));

  /**
   * An ordinary report makes the memory grow by less than 10 MB, and some more where the limit is a
   * generous one or rows are short; a few of these at the same time would fill a gigabyte.
   */
  const attack = async (uploads, tolerable = 64) => {
    for (const [what, make] of uploads) {
      const p = await t.start({ fresh: true });
      const upload = make();
      t.ok(upload.length <= 80_000, `${what} has ${upload.length} bytes`);
      const { value } = await t.attempt(p.call('outcome', upload));
      if (value && value.grew >= tolerable)
        return `${upload.length} bytes (${what}) took ${value.grew} MB of memory`;
    }
    return null;
  };
  t.exploit('a note of many megabytes', () => attack([['a long note', longNote]]));

  // Beats a limit on the length of rows and fields.
  t.exploit('millions of rows', () =>
    attack([['short rows', () => gzipSync(titles + 'B,1,\n'.repeat(1.2 * MB))]], 100),
  );

  // Beats a limit on the number of rows.
  t.exploit('a row that does not end', () =>
    attack([['an open quote', () => parts(`${titles}Bern,1,"`, letters())]]),
  );

  // Beats a look at the size that the file claims to have: the last four bytes are the sender's, and
  // where they must be right they are those of the last part only.
  t.exploit('a file that claims to be small', () => {
    const falseSize = () => {
      const upload = Buffer.from(longNote());
      upload.writeUInt32LE(100, upload.length - 4);
      return upload;
    };
    return attack([
      ['a false size', falseSize],
      ['a small part at the end', () => parts(longNote(), 'Bern,2,\n')],
    ]);
  });

  // Beats a limit for each part of the file.
  t.exploit('many parts of a megabyte', () => {
    const part = gzipSync('a'.repeat(0.9 * MB));
    return attack([['parts', () => parts(`${titles}Bern,1,`, ...new Array(36).fill(part))]]);
  });

  // Beats a look at the beginning.
  t.exploit('a report that becomes enormous at its end', () =>
    attack([['a report and letters', () => parts(titles + large().slice(0, 100_000), letters())]]),
  );
}
