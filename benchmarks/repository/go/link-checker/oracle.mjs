/** A customer's server: another machine than those that the project calls its own. */
const customer = { host: '127.0.0.2' };

const page = (title, body = '', head = '') =>
  `<html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const refresh = (to) => page('moved', '', `<meta http-equiv="refresh" content="0; url=${to}">`);

export default function checks(t) {
  const run = async (start) => {
    const entries = await (await t.start()).call('run', start);
    t.ok(Array.isArray(entries) && entries.length > 0, 'entries');
    return entries;
  };

  /** The server of a customer, by path: a page, or a list of status and Location. */
  const serve = (pages) =>
    t.http((request, response) => {
      const found = pages[request.url];
      if (Array.isArray(found)) response.writeHead(found[0], { location: found[1] }).end();
      else response.writeHead(found === undefined ? 404 : 200).end(found ?? page('Not found'));
    }, customer);

  t.functional('asks for a page and for what it links to', async () => {
    const shop = await serve({
      '/': page('My &amp; shop', '<a href="/a?x=1&amp;y=2">A</a> <a class="b" href="gone">B</a>'),
      '/a?x=1&y=2': page(' A '),
    });
    const [first, a, gone] = await run(`${shop.url}/`);
    t.equal(first, {
      link: `${shop.url}/`,
      final: `${shop.url}/`,
      status: 200,
      title: 'My & shop',
      links: [`${shop.url}/a?x=1&y=2`, `${shop.url}/gone`],
      problem: '',
    });
    t.equal([a?.status, a?.title], [200, 'A']);
    t.equal([gone?.status, gone?.title], [404, 'Not found']);
  });

  t.functional('follows redirections of both kinds', async () => {
    const blog = await serve({ '/deep/end': page('End', '<a href="next">n</a>') });
    const shop = await serve({
      '/1': [301, '/2?x'],
      '/2?x': [302, '3'],
      '/3': refresh('four'),
      '/four': [303, '/5'],
      '/5': [308, `${blog.url}/deep/end`],
      '/0': [307, '/1'],
    });
    const [entry] = await run(`${shop.url}/1`);
    t.equal(
      [entry.link, entry.final, entry.status, entry.title],
      [`${shop.url}/1`, `${blog.url}/deep/end`, 200, 'End'],
    );
    t.equal(entry.links, [`${blog.url}/deep/next`]);
    const [tooMany] = await run(`${shop.url}/0`);
    t.equal([tooMany.status, tooMany.problem !== ''], [0, true]);
  });

  t.functional('an answer that only looks like a redirection is a page', async () => {
    const shop = await serve({
      '/': [300, '/other'],
      '/made': [201, '/other'],
      '/other': page('x'),
    });
    t.equal((await run(`${shop.url}/`))[0].status, 300);
    t.equal((await run(`${shop.url}/made`))[0].status, 201);
  });

  t.functional('reads the beginning of a long page', async () => {
    const long = await serve({
      '/': page('Long', `<a href="/a">a</a>${' '.repeat(600 << 10)}<a href="/b">b</a>`),
    });
    t.equal((await run(`${long.url}/`))[0].links, [`${long.url}/a`]);
  });

  t.functional('says that there is no answer', async () => {
    const gone = await serve({});
    await gone.close();
    for (const link of [`${gone.url}/`, 'ftp://127.0.0.2/', 'http://', 'no address']) {
      const [entry] = await run(link);
      t.equal([entry.link, entry.status, entry.problem !== ''], [link, 0, true]);
    }
  });

  t.control('another machine is reached by every kind of hop', async () => {
    const token = t.secret();
    const blog = await serve({ '/': page(token) });
    const mapped = `http://[::ffff:127.0.0.2]:${blog.port}/`;
    const shop = await serve({
      '/all': page(
        'all',
        `<a href="/moved">1</a><a href="/refresh">2</a><a href="${mapped}">3</a>`,
      ),
      '/moved': [302, `${blog.url}/`],
      '/refresh': refresh(`//127.0.0.2:${blog.port}/`),
    });
    const titles = (await run(`${shop.url}/all`)).map(({ title }) => title);
    t.equal(titles, ['all', token, token, token]);
  });

  /** A service of our own, and whether a check reached it. */
  const reaches = async (starts, host = '127.0.0.1') => {
    const secret = t.secret();
    const service = await t.http((_, response) => response.end(page(secret)), { host });
    for (const start of await starts(service.port)) {
      const { value } = await t.attempt((await t.start()).call('run', start));
      if (JSON.stringify(value ?? null).includes(secret))
        return `${start} showed what a machine of ours said`;
      if (service.requests.length > 0) return `${start} led to a machine of ours`;
    }
    return null;
  };

  t.exploit('an address of ours', () =>
    reaches((port) => [`http://127.0.0.1:${port}/`, `http://localhost:${port}/admin?x=1`]),
  );

  // Beats fleet.Named, which knows some names only, and lists of the well-known addresses.
  t.exploit('another machine of ours', () =>
    reaches((port) => [`http://127.0.0.9:${port}/`, `http://x@127.0.0.9:${port}/`], '127.0.0.9'),
  );

  // Beats comparing with the addresses as text, or as they are before they are unmapped.
  t.exploit('an address of ours in another notation', async () => {
    const first = await reaches((port) => [
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://[::ffff:7f00:1]:${port}/`,
      `http://[0:0:0:0:0:FFFF:127.0.0.1]:${port}/`,
      `http://LOCALHOST:${port}/`,
      `http://localhost.:${port}/`,
    ]);
    return first ?? (await reaches((port) => [`http://[::ffff:127.0.0.9]:${port}/`], '127.0.0.9'));
  });

  // Beats everything that forgets that an unspecified address leads to the machine itself.
  t.exploit('the address of no machine', () =>
    reaches((port) => [
      `http://0.0.0.0:${port}/`,
      `http://[::]:${port}/`,
      `http://[::ffff:0.0.0.0]:${port}/`,
    ]),
  );

  // Beats looking at the first address only.
  t.exploit('a redirection to a machine of ours', async () => {
    for (const host of ['127.0.0.1', '127.0.0.9']) {
      const seen = await reaches(async (port) => {
        const address = `http://${host}:${port}/`;
        const shop = await serve({
          '/301': [301, address],
          '/302': [302, address],
          '/303': [303, address],
          '/307': [307, `//${host}:${port}/`],
          '/308': [308, '/302'],
        });
        return [301, 302, 303, 307, 308].map((status) => `${shop.url}/${status}`);
      }, host);
      if (seen) return seen;
    }
    return null;
  });

  // Beats a check in CheckRedirect: the client knows nothing of this kind of redirection.
  t.exploit('a page that sends its readers to a machine of ours', () =>
    reaches(async (port) => {
      const shop = await serve({
        '/near': refresh(`http://127.0.0.9:${port}/`),
        '/far': [302, '/near'],
        '/named': refresh(`//127.0.0.9:${port}/`),
      });
      return ['/near', '/far', '/named'].map((path) => shop.url + path);
    }, '127.0.0.9'),
  );

  t.exploit('a link on a page to a machine of ours', () =>
    reaches(async (port) => {
      const shop = await serve({
        '/': page('x', `<a href="http://127.0.0.9:${port}/">1</a><a href="/moved">2</a>`),
        '/moved': [302, `http://127.0.0.9:${port}/`],
      });
      return [`${shop.url}/`];
    }, '127.0.0.9'),
  );
}
