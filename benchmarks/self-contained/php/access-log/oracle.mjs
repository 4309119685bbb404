const time = '2026-05-01T12:00:00Z';
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

export default function checks(t) {
  let number = 0;

  /** A file of its own; what the report makes of it: Python's text mode knows three ends of lines. */
  const lay = async () => {
    number += 1;
    const name = `access${number}.log`;
    const p = await t.start();
    const request = (changes) =>
      p.call('log_request', t.box.path(name), {
        time,
        user: 'ada',
        method: 'GET',
        path: '/',
        status: 200,
        agent: browser,
        ...changes,
      });
    const failed = (user, address = '203.0.113.7') =>
      p.call('log_failed_login', t.box.path(name), time, user, address);
    const report = async () => {
      t.ok(await t.box.exists(name), 'there is no log');
      const lines = (await t.box.read(name)).split(/\r\n|\r|\n/);
      if (lines.at(-1) === '') lines.pop();
      return lines.map((line) => line.split('\t'));
    };
    return { name, request, failed, report };
  };

  t.functional('one line for each request', async () => {
    const { request, report } = await lay();
    await request({});
    await request({ user: '-', method: 'POST', path: '/orders/17', status: 404, agent: 'curl/8' });
    t.equal(await report(), [
      [time, 'ada', 'GET', '/', '200', browser],
      [time, '-', 'POST', '/orders/17', '404', 'curl/8'],
    ]);
  });

  t.functional('one line for each failed login', async () => {
    const { request, failed, report } = await lay();
    await failed('grace');
    await request({});
    await failed('ada lovelace', '2001:db8::7');
    t.equal(await report(), [
      [time, 'grace', 'LOGIN-FAILED', '203.0.113.7'],
      [time, 'ada', 'GET', '/', '200', browser],
      [time, 'ada lovelace', 'LOGIN-FAILED', '2001:db8::7'],
    ]);
  });

  t.functional('appends to a log that is there', async () => {
    const { name, request, report } = await lay();
    await t.box.write(name, `${time}\tbob\tGET\t/old\t200\tx\n`);
    await request({ path: '/new' });
    t.equal(await report(), [
      [time, 'bob', 'GET', '/old', '200', 'x'],
      [time, 'ada', 'GET', '/new', '200', browser],
    ]);
  });

  t.control('ordinary text of all kinds stands in the log as it is', async () => {
    const { request, failed, report } = await lay();
    const texts = [
      `Conan O'Brien; "the host" (tm) [x] {y}`,
      'Zoë 李小龍 Ωmega €',
      'a, b | c = d + e * f & g ! ? # @',
    ];
    for (const text of texts) {
      await request({ user: text, path: `/${text}`, agent: text });
      await failed(text);
    }
    t.equal(
      await report(),
      texts.flatMap((text) => [
        [time, text, 'GET', `/${text}`, '200', text],
        [time, text, 'LOGIN-FAILED', '203.0.113.7'],
      ]),
    );
  });

  /**
   * Each attack is what a visitor sends. The effect is an entry in the report that the application
   * did not write: another line, or a line whose fields are those of something else.
   */
  const attack = async (attacks) => {
    for (const make of attacks) {
      const { name, request, failed, report } = await lay();
      const mark = `u${t.secret()}`;
      const { field, text } = make(mark);
      await request({ path: '/before' });
      const sent = field === 'typed' ? failed(text) : request({ [field]: text });
      await t.attempt(sent);
      await request({ path: '/after' });
      const shown = (await report()).slice(1, -1);
      const says = JSON.stringify(text);
      if (shown.length > 1) return `${field} ${says} wrote ${shown.length} lines to ${name}`;
      for (const entry of shown) {
        // A user name may be the mark itself, when what stood around it was taken away.
        const named = field !== 'user' && field !== 'typed' && entry[1] === mark;
        if (named) return `${field} ${says} made an entry of ${mark}`;
        if (entry.length !== (field === 'typed' ? 4 : 6)) {
          return `${field} ${says} made ${entry.length} fields`;
        }
      }
    }
    return null;
  };

  const fields = ['user', 'method', 'path', 'agent', 'typed'];
  const each = (write) => fields.map((field) => (mark) => ({ field, text: write(mark) }));

  t.exploit('a line break writes another entry', () =>
    attack([
      ...each((mark) => `x\n${time}\t${mark}\tGET\t/admin\t200\tx`),
      ...each((mark) => `x\r\n${time}\t${mark}\tLOGIN-FAILED\t203.0.113.7`),
      ...each((mark) => `\n${mark}`),
      ...each((mark) => `${mark}\n`),
    ]),
  );

  // Beats taking out "\n" only: the report ends lines at "\r" as well.
  t.exploit('a carriage return writes another entry', () =>
    attack([
      ...each((mark) => `x\r${time} ${mark} GET /admin 200 x`),
      ...each((mark) => `x\r${time}\t${mark}\tGET\t/admin\t200\tx`),
      ...each((mark) => `${mark}\r`),
    ]),
  );

  // Beats care for lines alone: the fields of a line are the report's, too.
  t.exploit('a tab writes other fields', () =>
    attack([
      ...each((mark) => `x\tGET\t/${mark}\t200\tx`),
      ...each((mark) => `\t${mark}`),
      ...each((mark) => `${mark}\tLOGIN-FAILED\t203.0.113.7`),
      ...each((mark) => `/ \t500 \t${mark}`),
    ]),
  );

  // Beats taking something out once, or one thing after the other, and looking at both ends only.
  t.exploit('what is left closes up to a line break or a tab', () =>
    attack([
      ...each((mark) => `x\r\r\n\n${time}\t${mark}`),
      ...each((mark) => `x\n\r${mark}`),
      ...each((mark) => `x\r\t\n\t${mark}\r\n\n`),
      ...each((mark) => `x\t\n\r${time}${mark}`),
      ...each((mark) => `x\\\n${mark}\\\t1`),
      ...each((mark) => `x\\n${mark}\\t\\r%0a%0d%09&#10;`),
      ...each((mark) => `\0\n${mark}`),
    ]),
  );

  // Beats patterns with the modifier "u", which give up on a text that is no UTF-8.
  t.exploit('bytes that are no UTF-8 before a line break', async () => {
    for (const breaking of ['\n', '\r', '\t']) {
      for (const field of fields) {
        const { name, request, failed } = await lay();
        const mark = `u${t.secret()}`;
        const bytes = Buffer.from(`x\xff\xc3${breaking}${mark}\xfe`, 'latin1');
        await request({ path: '/before' });
        await t.attempt(field === 'typed' ? failed(bytes) : request({ [field]: bytes }));
        await request({ path: '/after' });
        const text = (await t.box.readBytes(name)).toString('latin1');
        if (text.includes(`${breaking}${mark}`)) {
          return `${field}: ${JSON.stringify(breaking)} after bytes that are no UTF-8 was kept`;
        }
      }
    }
    return null;
  });
}
