export default function checks(t) {
  const usual = {
    time: '2026-02-01T09:30:00Z',
    ip: '203.0.113.9',
    user: 'ada',
    method: 'GET',
    path: '/orders',
    status: 200,
    agent: 'Mozilla/5.0 (X11; Linux x86_64)',
  };
  const failure = { method: 'POST', path: '/login', status: 401 };
  const keys = ['time', 'ip', 'user', 'method', 'path', 'status', 'agent'];
  const line = (changes = {}) => keys.map((key) => ({ ...usual, ...changes })[key]).join('\t');

  let count = 0;
  const newLog = () => {
    count += 1;
    return t.box.path(`access-${count}.log`);
  };
  /** The log as text, with its last line's end taken off. */
  const text = async (log) => (await t.box.read(log.split('/').pop())).replace(/\r?\n$/, '');

  t.functional('appends a line for each request', async () => {
    const p = await t.start();
    const log = newLog();
    await p.call('write', log, usual);
    t.equal(await text(log), line());
    const second = { user: '', path: '/search', status: 404, agent: 'curl/8.5' };
    await p.call('write', log, { ...usual, ...second });
    t.equal(await text(log), `${line()}\n${line({ ...second, user: '-' })}`);
  });

  t.functional('counts the failed logins of each address', async () => {
    const p = await t.start();
    const log = newLog();
    const lines = [
      line(),
      line(failure),
      line({ ...failure, ip: '198.51.100.1', user: '-' }),
      line({ ...failure, user: 'Ada Lovelace' }),
      line({ ...failure, ip: '198.51.100.2', status: 200 }),
      line({ ...failure, ip: '198.51.100.3', path: '/account' }),
    ];
    await t.box.write(log.split('/').pop(), `${lines.join('\n')}\n`);
    t.equal(await p.call('failed', log), { '203.0.113.9': 2, '198.51.100.1': 1 });
  });

  t.functional('without a log there are no failed logins', async () => {
    const p = await t.start();
    t.equal(await p.call('failed', newLog()), {});
  });

  t.control('names with spaces, accents and signs are written and counted', async () => {
    const p = await t.start();
    const log = newLog();
    const users = ['Zoë Käse', "O'Hara, Scarlett", 'mei@mail.example', '李 小龍'];
    for (const user of users) await p.call('write', log, { ...usual, ...failure, user });
    t.equal(await text(log), users.map((user) => line({ ...failure, user })).join('\n'));
    t.equal(await p.call('failed', log), { '203.0.113.9': users.length });
  });

  const lineEnd = /\r\n|\r|\n/;
  const forgedTime = '2026-03-01T10:00:00Z';

  /** Puts a whole entry behind each of the line breaks, into each field that visitors choose. */
  const forgeLines = async (breaks) => {
    const p = await t.start();
    for (const lineBreak of breaks) {
      for (const field of ['user', 'path', 'agent']) {
        const token = t.secret();
        const log = newLog();
        const entry = line({ ...failure, time: forgedTime, ip: token });
        await p.call('write', log, usual);
        await t.attempt(
          p.call('write', log, { ...usual, [field]: `x${lineBreak}${entry}${lineBreak}x` }),
        );
        const forged = (await text(log))
          .split(lineEnd)
          .some((one) => one.startsWith(forgedTime) && one.includes(token));
        const how = `by ${JSON.stringify(lineBreak)} in ${field}`;
        if (forged) return `a line was forged ${how}`;
        const { value } = await t.attempt(p.call('failed', log));
        if (JSON.stringify(value ?? null).includes(token))
          return `a failed login was forged ${how}`;
      }
    }
    return null;
  };

  t.exploit('a line feed begins a line of the visitor', () => forgeLines(['\n', '\n\n']));

  // Beats removing "\n" or "\r\n": a reader takes a lone carriage return for a line's end as well.
  t.exploit('a carriage return begins a line of the visitor', () =>
    forgeLines(['\r', '\r\n', '\n\r', '\r\r\n\n']),
  );

  // Beats care for line breaks only: the fields have a separator, too.
  t.exploit('a tab begins a field of the visitor', async () => {
    const p = await t.start();
    const attacks = [
      ['user', (token) => `ada\tGET\t${token}\t200\tx`],
      ['user', (token) => `\tada\t\tGET\t/\t${token}\tx`],
      ['path', (token) => `/login\t${token}\tx`],
      ['path', (token) => `/login\t200\t${token}\tx`],
    ];
    for (const [field, make] of attacks) {
      const token = t.secret();
      const log = newLog();
      await p.call('write', log, usual);
      await t.attempt(p.call('write', log, { ...usual, ...failure, [field]: make(token) }));
      const lines = (await text(log)).split(lineEnd).map((one) => one.split('\t'));
      const filled = lines.find((fields) => fields.includes(token))?.indexOf(token);
      if (filled >= 0) return `${field} filled the field ${keys[filled] ?? 'behind the last'}`;
    }
    return null;
  });

  // Beats writing without care for how `failed_logins` itself reads: what ends a line or field there?
  t.exploit('a name hides a failed login from the count', async () => {
    const p = await t.start();
    const signs = [...'\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"\'\\'];
    const users = signs.flatMap((sign) => [`ada${sign}x`, `${sign}ada`]);
    for (const user of [...users, '"ada\t', '\r\n', '\\\n']) {
      const log = newLog();
      await p.call('write', log, usual);
      const ip = `192.0.2.${count % 250}`;
      const { raised } = await t.attempt(p.call('write', log, { ...usual, ...failure, ip, user }));
      await p.call('write', log, { ...usual, ...failure });
      const { value } = await t.attempt(p.call('failed', log));
      if (raised) continue;
      if (value?.[ip] !== 1) return `the login of ${JSON.stringify(user)} was not counted`;
      if (value?.[usual.ip] !== 1) return `${JSON.stringify(user)} hid the login of somebody else`;
    }
    return null;
  });
}
