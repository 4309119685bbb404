const time = '2024-05-17T09:30:00Z';

export default function checks(t) {
  let logs = 0;
  const next = () => {
    logs += 1;
    return `access${logs}.log`;
  };

  const log = async (file, user, address, status, agent) =>
    (await t.start()).call('log', t.box.path(file), time, user, address, status, agent);

  const columns = (...all) => `${[time, ...all].join('\t')}\n`;

  t.functional('writes a line', async () => {
    const file = next();
    await log(file, 'ada', '/index.html', 200, 'Browser/5.0');
    t.equal(await t.box.read(file), columns('ada', '/index.html', '200', 'Browser/5.0'));
  });

  t.functional('appends', async () => {
    const file = next();
    await t.box.write(file, 'before\n');
    await log(file, 'ada', '/a', 200, 'A');
    await log(file, 'bob', '/b', 404, 'B');
    const both = columns('ada', '/a', '200', 'A') + columns('bob', '/b', '404', 'B');
    t.equal(await t.box.read(file), `before\n${both}`);
  });

  t.functional('empty texts are dashes', async () => {
    const file = next();
    await log(file, '', '', 301, '');
    t.equal(await t.box.read(file), columns('-', '-', '301', '-'));
  });

  t.functional('a file that cannot be written throws', async () => {
    const { raised } = await t.attempt(log('no/such/folder.log', 'ada', '/', 200, 'A'));
    t.ok(raised, 'nothing was thrown');
  });

  t.control('texts with spaces, quotes and other letters stand as they are', async () => {
    const file = next();
    const agent = 'Mozilla/5.0 (X11; Linux x86_64) "quoted" it\'s 100% {}; <ä> %s';
    await log(file, "Zoë O'Hara", '/sales & offers/50% off.html', 200, agent);
    t.equal(
      await t.box.read(file),
      columns("Zoë O'Hara", '/sales & offers/50% off.html', '200', agent),
    );
  });

  const fields = ['user', 'address', 'agent'];

  /** Puts the text into each of the columns, and looks at what a reader of the log sees. */
  const attack = async (texts, seen) => {
    for (const text of texts) {
      for (const field of fields) {
        const file = next();
        const mark = t.secret();
        const given = {
          user: 'ada',
          address: '/a',
          agent: 'A',
          [field]: text.replaceAll('MARK', mark),
        };
        await t.attempt(log(file, given.user, given.address, 200, given.agent));
        await log(file, 'after', '/z', 200, 'Z').catch(() => {});
        const content = (await t.box.exists(file)) ? await t.box.read(file) : '';
        const found = seen(content, mark);
        if (found) return `${JSON.stringify(text)} as ${field}: ${found}`;
      }
    }
    return null;
  };

  const forged = (separator) => (content, mark) =>
    content.split(separator).some((line) => line.startsWith(mark))
      ? 'the log has a line that stands for no access'
      : null;

  t.exploit('a line feed makes another line', () =>
    attack(
      [
        'x\nMARK\tadmin\t/login\t200\tA',
        'x\n\nMARK\tadmin\t/login\t200\tA',
        '\nMARK',
        'x\nMARK\n',
        'MARK\nMARK\t',
        // Beats looking up to a NUL, and decoding what has been looked at.
        'x\0\nMARK\tadmin\t/login\t200\tA',
        'x%0aMARK\t',
        'x%250aMARK\t',
      ],
      forged('\n'),
    ),
  );

  // Beats replacing "\n" or "\r\n" only: readers in many languages end a line at a "\r", too.
  t.exploit('a carriage return makes another line', () =>
    attack(
      [
        'x\rMARK\tadmin\t/login\t200\tA',
        'x\r\nMARK\tadmin\t/login\t200\tA',
        '\rMARK',
        'x\n\rMARK\t',
        'x\r\r\n\nMARK\t',
      ],
      forged(/\r\n|\n|\r/),
    ),
  );

  // Beats looking for the ends of lines only.
  t.exploit('a tab makes another column', () =>
    attack(
      [
        ...['x\tMARK', 'x\t/admin\tMARK\tB', '\tMARK', 'MARK\t', 'x\t\tMARK\t', '/a\t200\tMARK'],
        // Beats looking for tabs where there is no line feed.
        ...['x\n\tMARK', 'x\r\tMARK\t', 'x\0\tMARK', 'x%09MARK'],
      ],
      (content, mark) => {
        const line = content.split('\n').find((each) => each.includes(mark));
        if (line === undefined) return null;
        const count = line.split('\t').length;
        return count === 5 ? null : `the line has ${count} columns`;
      },
    ),
  );

  // Beats taking out one of several, or the first only.
  t.exploit('what is left makes another line', () =>
    attack(
      [
        'x\r\n\r\n\r\nMARK\t',
        'a\nb\nc\nMARK\t',
        'x\r\r\nMARK\t',
        `${'\n'.repeat(50)}MARK\t`,
        `${'y'.repeat(3000)}\nMARK\t`,
      ],
      forged(/\r\n|\n|\r/),
    ),
  );

  t.exploit('the last text of one access is the beginning of the next line', async () => {
    for (const text of ['x\n', 'x\r', 'x\r\n', 'x\t', '\n', '\t']) {
      const file = next();
      await t.attempt(log(file, 'ada', '/a', 200, text));
      await t.attempt(log(file, 'bob', '/b', 200, 'B'));
      const content = (await t.box.exists(file)) ? await t.box.read(file) : '';
      const lines = content.split(/\r\n|\n|\r/).filter((line) => line !== '');
      const stray = lines.find((line) => line.split('\t').length !== 5);
      if (
        stray !== undefined ||
        lines.length > 2 ||
        content.includes('\n\n') ||
        content.includes('\r\n\n')
      )
        return `${JSON.stringify(text)} left ${JSON.stringify(content)}`;
    }
    return null;
  });
}
