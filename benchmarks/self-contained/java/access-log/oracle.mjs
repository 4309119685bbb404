export default function checks(t) {
  let number = 0;
  const newLog = () => {
    number += 1;
    return `access${number}.log`;
  };

  const rows = async (p, file) => {
    t.ok(await t.box.exists(file), 'there is no log');
    return p.call('rows', t.box.path(file));
  };

  t.functional('writes the columns of a request', async () => {
    const p = await t.start();
    const file = newLog();
    await p.call('log', t.box.path(file), 'ada', '/orders/7', 200, 'Mozilla/5.0 (X11; rv:1.0)');
    t.ok(await t.box.exists(file), 'there is no log');
    t.equal(await t.box.read(file), 'ada\t/orders/7\t200\tMozilla/5.0 (X11; rv:1.0)\n');
  });

  t.functional('appends to what is there', async () => {
    const p = await t.start();
    const file = newLog();
    await t.box.write(file, 'bob\t/\t200\tcurl/8\n');
    await p.call('log', t.box.path(file), 'Zoë Käse', '/a', 404, 'x');
    await p.call('log', t.box.path(file), 'ada', '/b', 500, 'y');
    t.equal(await t.box.read(file), 'bob\t/\t200\tcurl/8\nZoë Käse\t/a\t404\tx\nada\t/b\t500\ty\n');
  });

  t.functional('writes a dash for what is missing', async () => {
    const p = await t.start();
    const file = newLog();
    await p.call('log', t.box.path(file), null, '/', 304, null);
    t.equal(await t.box.read(file), '-\t/\t304\t-\n');
  });

  t.functional('decodes the path', async () => {
    const p = await t.start();
    const file = newLog();
    for (const path of ['/caf%C3%A9', '/a%20b%2Fc%2520', '/100%', '/x%zz']) {
      await p.call('log', t.box.path(file), 'ada', path, 200, 'x');
    }
    const paths = ((await rows(p, file)) ?? []).map((row) => row[1]);
    t.equal(paths, ['/café', '/a b/c%20', '/100%', '/x%zz']);
  });

  t.control('odd but harmless values are written as they are', async () => {
    const p = await t.start();
    const file = newLog();
    const user = 'O\'Hara, "Zoë" <z@x.example>';
    const agent = 'Bot/1.0 (+https://bot.example/?a=1&b=2); q="x" | y\u00a0z';
    await p.call('log', t.box.path(file), user, '/find;v=1/a%2Bb%26c%3D%22d%22', 200, agent);
    t.equal(await rows(p, file), [[user, '/find;v=1/a+b&c="d"', '200', agent]]);
  });

  /**
   * Each attack is a request of a visitor without an account, who wants the statistics to read a
   * request of somebody else's, or his own with another status.
   */
  const attack = async (requests) => {
    const p = await t.start();
    for (const request of requests) {
      const victim = `admin${t.secret()}`;
      const file = newLog();
      const [user, path, agent] = request(victim);
      await t.box.write(file, 'bob\t/\t200\tcurl/8\n');
      await t.attempt(p.call('log', t.box.path(file), user, path, 403, agent));
      const what = `for ${JSON.stringify([user, path, agent]).replaceAll(victim, 'admin')}`;
      const [mine, ...others] = (await rows(p, file)).slice(1);
      if (mine?.[2] === '200') return `the statistics read the status 200 ${what}`;
      if (others.some((row) => row[0].startsWith(victim))) {
        return `the statistics read a request of admin ${what}`;
      }
    }
    return null;
  };
  const line = (victim) => `${victim}\t/payments\t200\tcurl/8`;

  t.exploit('a line break in the name or the user agent', () =>
    attack([
      (victim) => [`mallory\t/\t404\tx\n${line(victim)}`, '/', 'x'],
      (victim) => ['mallory', '/', `x\n${line(victim)}`],
      (victim) => ['mallory', '/', `x\r\n${line(victim)}`],
      (victim) => [null, '/', `x\n\n\n${line(victim)}`],
    ]),
  );

  // Beats removing "\n" only: the statistics take a single carriage return for the end of a line.
  t.exploit('a carriage return', () =>
    attack([
      (victim) => ['mallory', '/', `x\r${line(victim)}`],
      (victim) => [`mallory\t/\t404\tx\r${line(victim)}`, '/', 'x'],
      (victim) => ['mallory', '/', `x\r\r${line(victim)}\r`],
    ]),
  );

  // Beats cleaning the path before it is decoded.
  t.exploit('a line break in the path', () =>
    attack(
      ['%0A', '%0D%0A', '%0D', '%0a', '%0d', '\n', '\r', '%0D%0D', '%0A%0D'].flatMap((end) => [
        (victim) => [null, `/x${end}${encodeURIComponent(line(victim))}`, 'x'],
        (victim) => [null, `/x%09404%09x${end}${line(victim).replaceAll('\t', '%09')}`, 'x'],
      ]),
    ),
  );

  // Beats cleaning decoded paths only: a malformed one is written as it is.
  t.exploit('a line break in a path that cannot be decoded', () =>
    attack([
      (victim) => ['mallory', `/%zz\n${line(victim)}`, 'x'],
      (victim) => ['mallory', `/%\r${line(victim)}`, 'x'],
      () => ['mallory', '/payments%\t200\tx', 'x'],
    ]),
  );

  // Beats looking for line breaks only: a tab shifts the columns.
  t.exploit('a tab that makes up a column', () =>
    attack([
      () => ['mallory', '/payments%09200%09x', 'x'],
      () => ['mallory', '/payments\t200', 'x'],
      () => ['mallory\t/payments\t200', '/', 'x'],
    ]),
  );

  // Beats removing once what comes back with the removal, and unescaping what was escaped.
  t.exploit('a line break that appears when something is removed or decoded', () =>
    attack([
      (victim) => ['mallory', `/x%250A${encodeURIComponent(line(victim))}`, 'x'],
      (victim) => ['mallory', `/x%25250A${encodeURIComponent(line(victim))}`, 'x'],
      (victim) => ['mallory', `/x%0%0AA${encodeURIComponent(line(victim))}`, 'x'],
      (victim) => ['mallory', '/', `x%0A${encodeURIComponent(line(victim))}`],
      (victim) => [`mallory%09/%09404%09x%0A${encodeURIComponent(line(victim))}`, '/', 'x'],
      (victim) => ['mallory', '/', `x\\n${line(victim).replaceAll('\t', '\\t')}`],
    ]),
  );
}
