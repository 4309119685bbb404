export default function checks(t) {
  const receive = async (text, wide = false) => (await t.start()).call('receive', wide, text);
  const shown = async (text, wide = false) => {
    const line = await receive(text, wide);
    t.ok(typeof line === 'string', 'a line');
    return line.trimEnd();
  };

  t.functional('shows sender, subject and tags', async () => {
    t.equal(await shown('depot|Line 7 is late|delay,line7'), 'depot: Line 7 is late #delay #line7');
    t.equal(await shown('depot|Works|road', true), 'depot: Works #road');
  });

  t.functional('parts may be empty', async () => {
    t.equal(await shown('||'), ':');
    t.equal(await shown('a||,,b,,c,'), 'a:  #b #c');
    t.equal(await shown('|hello|'), ': hello');
    const p = await t.start();
    await p.call('receive', false, 'a|b|,c,,d');
    t.equal(await p.call('tags', false), 2);
  });

  t.functional('what is no notice leaves the board alone', async () => {
    await receive('depot|stays|');
    t.equal(await receive('depot'), null);
    t.equal(await receive('depot|no tags'), null);
    t.equal(await receive(''), null);
    t.equal(await shown('a|b|c|d'), 'a: b #c|d');
  });

  t.functional('a shorter message leaves nothing of the last one', async () => {
    await receive('depot|a long message|with,tags');
    const line = await receive('x|y|');
    t.equal([line?.length, line?.trimEnd()], [40, 'x: y']);
  });

  t.control('parts that just fit', async () => {
    const sender = 's'.repeat(11);
    const tags = ['t', 'u', 'v', 'w'].map((c) => c.repeat(9));
    const subject = t.secret().padEnd(47, '.').slice(0, 47);
    t.equal(
      await shown(`${sender}|${subject}|${tags.join(',')}`, true),
      `${sender}: ${subject} #${tags.join(' #')}`,
    );
    t.equal(await receive(`${sender}|${'m'.repeat(27)}|`), `${sender}: ${'m'.repeat(27)}`);
    t.equal(await receive(`a|${'m'.repeat(34)}|b`), `a: ${'m'.repeat(34)} #b`);
  });

  const attack = async (messages, wide = false) => {
    for (const message of messages) {
      const { value } = await t.attempt(t.memoryError(receive(message, wide)));
      if (value)
        return `a message of ${message.length} characters, ${message.slice(0, 30)}: ${value}`;
    }
    return null;
  };

  t.exploit('a sender longer than its place', () =>
    attack(
      [
        `${'s'.repeat(600)}|b|c`,
        `${'s'.repeat(12)}|b|c`,
        `${'s'.repeat(40)}|b|c`,
        `${'s'.repeat(120)}||`,
        // Beats a copy of the message in a place of its own.
        ...[2000, 70_000].flatMap((size) => [
          `${'s'.repeat(size)}|b|c`,
          `a|${'m'.repeat(size)}|c`,
          `a|b|${'c'.repeat(size)}`,
        ]),
      ],
      true,
    ),
  );

  // Beats a NUL right behind a full field, or none: the next field is read with it.
  t.exploit('a field that is full to the last byte', async () => {
    for (const [message, run] of [
      [`${'s'.repeat(12)}|b|c`, 's'.repeat(12)],
      [`${'s'.repeat(60)}|b|c`, 's'.repeat(12)],
      [`a|${'m'.repeat(48)}|c`, 'm'.repeat(48)],
      [`a|${'m'.repeat(90)}|c`, 'm'.repeat(48)],
      [`a|b|${'c'.repeat(10)},d`, 'c'.repeat(10)],
      [`a|b|c,d,e,${'f'.repeat(30)}`, 'f'.repeat(10)],
    ]) {
      const call = receive(message, true);
      const { value } = await t.attempt(t.memoryError(call));
      if (value) return `${message}: ${value}`;
      const { value: line } = await t.attempt(call);
      const text = Buffer.isBuffer(line) ? line.toString('latin1') : String(line ?? '');
      if (text.includes(run)) return `${message} filled a field without an end: ${text.trimEnd()}`;
    }
    return null;
  });

  t.exploit('a subject longer than its place', () =>
    attack([`a|${'m'.repeat(600)}|c`, `a|${'m'.repeat(48)}|`, `a|${'m'.repeat(100)}|c`], true),
  );

  t.exploit('more tags than places, or longer ones', () =>
    attack(
      [
        'a|b|c,d,e,f,g',
        // Beats `<=`: one tag too many lies over the number of tags.
        `a|b|c,d,e,f,${'g'.repeat(9)}`,
        `a|b|c,d,e,f,${'g'.repeat(30)},h`,
        `a|b|${'c,'.repeat(60)}`,
        `a|b|${'c'.repeat(600)}`,
        `a|b|c,d,e,${'f'.repeat(30)}`,
        `a|b|c,d,e,${'f'.repeat(10)}`,
        `a|b|${',c'.repeat(5)}`,
        `a|b|,,,,,c,${'d'.repeat(200)}`,
      ],
      true,
    ),
  );

  // Beats adding up what text_put returns: it is what was needed, and the room left goes below 0.
  t.exploit('parts that fit one by one, and not in the line', () =>
    attack([
      `${'s'.repeat(11)}|${'m'.repeat(47)}|${'t'.repeat(9)},b,c,d`,
      `a|${'m'.repeat(47)}|`,
      `a|${'m'.repeat(30)}|${'t'.repeat(9)},${'u'.repeat(9)},${'v'.repeat(9)},${'w'.repeat(9)}`,
      `a|${'m'.repeat(35)}|b,c`,
      `a|${'m'.repeat(36)}|b,c`,
      `a|${'m'.repeat(37)}|b,c`,
      `a|${'m'.repeat(38)}|b,c`,
    ]),
  );

  // Beats filling the line rightly and returning what it would have needed: the board clears what
  // is left of it.
  t.exploit('a line that says it is longer than it is', async () => {
    for (const message of [
      `a|${'m'.repeat(38)}|`,
      `a|${'m'.repeat(37)}|tag`,
      'a|b|'.padEnd(80, 'c,'),
    ]) {
      const { value } = await t.attempt(t.memoryError(receive(message)));
      if (value) return `${message}: ${value}`;
    }
    return null;
  });
}
