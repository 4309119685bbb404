import { Buffer } from 'node:buffer';

/** A request as it comes over the network. */
function request({ method = 'GET', target = '/', user, agent, status }) {
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: shop.example'];
  if (user !== undefined) {
    lines.push(`Authorization: Basic ${Buffer.from(`${user}:pass`).toString('base64')}`);
  }
  if (agent !== undefined) lines.push(`User-Agent: ${agent}`);
  if (status !== undefined) lines.push(`Want-Status: ${status}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** What the log viewer shows: fields by line. */
const view = (log) =>
  String(log)
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

export default function checks(t) {
  const serve = async (...requests) => {
    const p = await t.start();
    const served = await p.call('serve', requests.map(request));
    t.ok(Array.isArray(served), 'nothing was served');
    return { log: served[0], status: served[1], body: served[2] };
  };

  t.functional('writes the fields of a request', async () => {
    const { log, status, body } = await serve({
      method: 'POST',
      target: '/cart/items?q=blue+shoes&page=2',
      user: 'ada',
      agent: 'Mozilla/5.0 (X11; Linux x86_64) Test/1.0',
      status: 404,
    });
    const agent = 'Mozilla/5.0 (X11; Linux x86_64) Test/1.0';
    t.equal(log, `POST\t/cart/items\tblue shoes\tada\t${agent}\t404\n`);
    t.equal([status, body], [404, 'hello']);
  });

  t.functional('a dash stands for what is not there', async () => {
    t.equal((await serve({})).log, 'GET\t/\t-\t-\t-\t200\n');
    t.equal((await serve({ target: '/?q=' })).log, 'GET\t/\t-\t-\t-\t200\n');
  });

  t.functional('decodes path and query', async () => {
    const { log } = await serve({ target: '/k%C3%A4se%20rolls?q=br%C3%B6tchen%20%26%20jam' });
    t.equal(log, 'GET\t/käse rolls\tbrötchen & jam\t-\t-\t200\n');
  });

  t.functional('writes a line for each request', async () => {
    const { log } = await serve({ target: '/a' }, { target: '/b', status: 500 }, { target: '/c' });
    t.equal(log, 'GET\t/a\t-\t-\t-\t200\nGET\t/b\t-\t-\t-\t500\nGET\t/c\t-\t-\t-\t200\n');
    const p = await t.start();
    const many = view(await p.call('parallel', request({ target: '/same', user: 'ada' }), 20));
    t.equal(many, new Array(20).fill(['GET', '/same', '-', 'ada', '-', '200']));
  });

  t.control('ordinary punctuation appears as it is', async () => {
    const { log } = await serve({
      target: "/it's/a+b/(c);d=1?q=%22best%22+price:+10%25",
      user: 'ada.lovelace@example.org',
      agent: 'curl/8.5.0',
    });
    const expected = ["/it's/a+b/(c);d=1", '"best" price: 10%', 'ada.lovelace@example.org'];
    t.equal(view(log), [['GET', ...expected, 'curl/8.5.0', '200']]);
  });

  /** Each attack is a request that carries a forged entry; it must not become one of its own. */
  const places = {
    path: (text) => ({ target: `/${encodeURIComponent(text)}` }),
    search: (text) => ({ target: `/?q=${encodeURIComponent(text)}` }),
    user: (text) => ({ user: text }),
  };
  const forgeLine = async (ends, where) => {
    for (const [place, make] of Object.entries(places)) {
      if (where && !where.includes(place)) continue;
      for (const end of ends) {
        const mark = t.secret();
        const forged = [mark, '/admin', '-', 'admin', 'curl', '200'].join('\t');
        const { log } = await serve({ ...make(`x${end}${forged}${end}`), status: 403 });
        const shown = view(log).find(([first]) => first.startsWith(mark));
        if (shown) return `the ${place} added the entry ${JSON.stringify(shown)}`;
      }
    }
    return null;
  };

  t.exploit('a line break in the path adds an entry', () => forgeLine(['\n', '\r\n'], ['path']));

  // Beats care for the path alone.
  t.exploit('a line break in the search or the user name adds an entry', () =>
    forgeLine(['\n', '\r\n'], ['search', 'user']),
  );

  // Beats replacing "\n" only.
  t.exploit('a carriage return adds an entry', () => forgeLine(['\r', '\r\r', '\n\r']));

  // Beats deleting one or the other once, and "\r\n" only: what is left closes up.
  t.exploit('line breaks that are left when others are removed', () =>
    forgeLine(['\r\r\n\n', '\n\n', '\r\n\r\n', '\n\r\n', '%0a', '%0d%0a', '\\n']),
  );

  /** Each attack moves the fields behind the tab; the status that is read is the attacker's. */
  const moveFields = async (attacks) => {
    for (const make of attacks) {
      const mark = t.secret();
      const { log } = await serve({ ...make(mark), status: 401 });
      for (const fields of view(log)) {
        if (fields[3] === mark && fields.length >= 6)
          return `the log shows ${mark} as the user of ${JSON.stringify(fields)}`;
      }
    }
    return null;
  };

  // Beats care for line breaks alone.
  t.exploit('a tab moves the fields behind it', () =>
    moveFields([
      (mark) => ({ target: `/%09-%09${mark}%09curl%09200` }),
      (mark) => ({ target: `/a?q=x%09${mark}%09curl%09200` }),
      (mark) => ({ target: `/%09${mark}?q=${mark}` }),
    ]),
  );

  // Beats care for what was decoded: a header may hold a tab as it is.
  t.exploit('a tab in the header moves the status', async () => {
    for (const make of [
      (mark) => ({ agent: `curl\t200${mark}` }),
      (mark) => ({ user: `ada\tcurl\t200${mark}` }),
      (mark) => ({ method: 'GET', target: '/', agent: `x\t200${mark}\tx` }),
    ]) {
      const mark = t.secret();
      const { log } = await serve({ ...make(mark), status: 403 });
      const fields = view(log).find((each) => each[5] === `200${mark}`);
      if (fields) return `the log shows the status of the client in ${JSON.stringify(fields)}`;
    }
    return null;
  });
}
