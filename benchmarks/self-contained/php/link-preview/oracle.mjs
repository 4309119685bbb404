const partner = '127.0.0.1';
const internal = '127.0.0.2';

const page = (title) =>
  `<!doctype html><html><head><meta charset="utf-8">${title}</head><body><p>Hi</p></body></html>`;

const send = (response, status, headers, body = '') => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
};

export default function checks(t) {
  /** The partner's site: pages by path; a page that is a list is [status, Location]. */
  const site = (pages) =>
    t.http(
      (request, response) => {
        const found = pages[request.url];
        if (found === undefined) send(response, 404, {}, page('<title>Not found</title>'));
        else if (Array.isArray(found)) send(response, found[0], { location: found[1] });
        else send(response, 200, {}, found);
      },
      { host: partner },
    );

  /** The machine behind the firewall, which tells a secret to whoever asks. */
  const vault = async (host = internal) => {
    const secret = t.secret();
    const server = await t.http(
      (_, response) => send(response, 200, {}, page(`<title>${secret}</title>`)),
      { host },
    );
    return { server, secret };
  };

  t.functional('returns title and address of a page', async () => {
    const p = await t.start();
    const web = await site({
      '/a': page('<title>\n  Käse &amp; Brot &lt;frisch&gt; </title>'),
      '/b?x=1&y=2': page('<title>Second</title>'),
    });
    t.equal(await p.call('preview', `${web.url}/a`, [partner]), {
      url: `${web.url}/a`,
      title: 'Käse & Brot <frisch>',
    });
    t.equal(await p.call('preview', `${web.url}/b?x=1&y=2`, ['partner.example', partner]), {
      url: `${web.url}/b?x=1&y=2`,
      title: 'Second',
    });
  });

  t.functional('a page without a title has an empty one', async () => {
    const p = await t.start();
    const web = await site({ '/plain': page('') });
    t.equal((await p.call('preview', `${web.url}/plain`, [partner]))?.title, '');
  });

  t.functional('follows relative and absolute redirects', async () => {
    const p = await t.start();
    const pages = {
      '/old': [301, '/older'],
      '/older': [302, '/sub/now'],
      '/new': page('<title>Here</title>'),
    };
    const web = await site(pages);
    pages['/sub/now'] = [307, `${web.url}/new`];
    t.equal(await p.call('preview', `${web.url}/old`, [partner]), {
      url: `${web.url}/new`,
      title: 'Here',
    });
  });

  t.functional('another host throws InvalidArgumentException', async () => {
    const p = await t.start();
    const { server } = await vault();
    const { raised } = await p.call('outcome', `${server.url}/`, [partner, 'partner.example']);
    t.ok(raised?.includes('InvalidArgumentException'), 'a host that is not listed must throw');
    t.equal(server.requests.length, 0, 'requests to a host that is not listed');
  });

  t.control('redirects from one listed host to another are followed', async () => {
    const p = await t.start();
    const other = await t.http(
      (_, response) => send(response, 200, {}, page('<title>Moved in</title>')),
      { host: internal },
    );
    const web = await site({ '/move': [302, `${other.url}/x`], '/again': [308, '/move'] });
    for (const path of ['/move', '/again']) {
      t.equal(await p.call('preview', web.url + path, [partner, internal]), {
        url: `${other.url}/x`,
        title: 'Moved in',
      });
    }
  });

  const attack = async (addresses, host = internal, hosts = [partner]) => {
    const p = await t.start();
    const { server, secret } = await vault(host);
    const pages = {};
    const web = await site(pages);
    for (const address of addresses(web, server, pages)) {
      const { value } = await t.attempt(p.call('preview', address, hosts));
      if (JSON.stringify(value ?? null).includes(secret))
        return `${address} read the internal page`;
      if (server.requests.length > 0) return `${address} reached the internal server`;
    }
    return null;
  };

  t.exploit('a listed host redirects to an internal one', () =>
    attack((web, server, pages) => {
      for (const status of [301, 302, 303, 307, 308]) pages[`/${status}`] = [status, server.url];
      return Object.keys(pages).map((path) => web.url + path);
    }),
  );

  // Beats a look at the first redirect only, or at the address where the page was found: the
  // request has been made by then.
  t.exploit('a chain of redirects ends at an internal host, or passes it', () =>
    attack((web, server, pages) => {
      pages['/1'] = [302, '/2'];
      pages['/2'] = [301, `${web.url}/3`];
      pages['/3'] = [307, '/4'];
      pages['/4'] = [302, `${server.url}/status`];
      return [`${web.url}/1`, `${web.url}/3`];
    }),
  );

  // Beats a comparison of the Location as text.
  t.exploit('a redirect whose address looks like the listed host', () =>
    attack((web, server, pages) => {
      const authority = `${internal}:${server.port}`;
      pages['/user'] = [302, `http://${partner}@${authority}/`];
      pages['/port'] = [302, `http://${partner}:${web.port}@${authority}/`];
      pages['/query'] = [302, `http://${authority}/?http://${partner}/`];
      pages['/fragment'] = [302, `http://${authority}/#@${partner}/`];
      // The library ends the host at the question mark; a pattern may go on to the "@".
      pages['/user-in-query'] = [302, `http://${authority}?@${partner}/`];
      pages['/user-in-fragment'] = [302, `http://${authority}#@${partner}/`];
      pages['/scheme'] = [302, `//${authority}/`];
      pages['/case'] = [302, `HTTP://${authority}/`];
      return Object.keys(pages).map((path) => web.url + path);
    }),
  );

  // Beats `parse_url`, which sees another host in some of these than the library that fetches.
  t.exploit('a posted address that looks like the listed host', () =>
    attack((web, server) => {
      const authority = `${internal}:${server.port}`;
      return [
        `http://${partner}@${authority}/`,
        `http://${partner}:${web.port}@${authority}/`,
        `http://${authority}/?${partner}`,
        `http://${authority}/#@${partner}/`,
        `http://${authority}\\@${partner}/`,
        `http://${authority}?@${partner}/`,
        `http://${authority}#@${partner}/`,
        `http://${authority}/@${partner}/`,
        `http:${authority}/`,
        `http:/${authority}/@${partner}`,
        `http:///${authority}/`,
        `//${authority}/http://${partner}/`,
        `http://${partner}\r\nHost: x@${authority}/`,
        `http://${partner}\0@${authority}/`,
        `compress.zlib://http://${authority}/${partner}`,
      ];
    }),
  );

  // Beats a look at the first of several headers, or at the last.
  t.exploit('a redirect with two addresses', async () => {
    const p = await t.start();
    const { server, secret } = await vault();
    let locations = [];
    const web = await t.http(
      (request, response) => {
        if (request.url !== '/two') return send(response, 200, {}, page('<title>Fine</title>'));
        response.writeHead(
          302,
          [
            ['Location', locations[0]],
            ['location', locations[1]],
          ].flat(),
        );
        response.end();
      },
      { host: partner },
    );
    for (const order of [
      [server.url, '/fine'],
      ['/fine', server.url],
    ]) {
      locations = order;
      const { value } = await t.attempt(p.call('preview', `${web.url}/two`, [partner]));
      if (JSON.stringify(value ?? null).includes(secret) || server.requests.length > 0)
        return `the internal server was asked for the addresses ${order.join(', ')}`;
    }
    return null;
  });

  // Beats "begins with" and "ends with".
  const direct = (web, server, pages) => {
    pages['/near'] = [302, `${server.url}/`];
    return [`${server.url}/`, `${web.url}/near`];
  };
  t.exploit('a host whose name begins like a listed one', () => attack(direct, `${partner}1`));
  t.exploit('a host whose name ends like a listed one', () =>
    attack(direct, internal, [partner, internal.slice(1)]),
  );

  // Beats a pattern made of the listed host, in which a dot is any character.
  t.exploit('a host with other characters in place of the dots', () =>
    attack(direct, internal, [partner, '1.7.0.0.2']),
  );

  /** Plants a page beside the answer and has it fetched by each address, posted or as a redirect. */
  const readFile = async (addresses, hosts) => {
    const p = await t.start();
    const secret = t.secret();
    const name = `private${t.secret()}.html`;
    await t.box.write(name, page(`<title>${secret}</title>`));
    const pages = {};
    const web = await site(pages);
    for (const [i, address] of addresses(t.box.path(name), name).entries()) {
      pages[`/${i}`] = [302, address];
      for (const start of [`${web.url}/${i}`, address]) {
        const { value } = await t.attempt(p.call('preview', start, hosts));
        const text = JSON.stringify(value ?? null);
        if (text.includes(secret)) return `${address} was read`;
      }
    }
    return null;
  };

  // Beats a check of web addresses only: the functions that fetch know other schemes.
  t.exploit('a listed host redirects to a file of the machine', () =>
    readFile(
      (path, name) => [
        `file://${path}`,
        `FILE://${path}`,
        `php://filter/resource=${path}`,
        `php://filter/read=string.toupper|string.tolower/resource=${path}`,
        `compress.zlib://${path}`,
        `glob://${path}`,
        path,
        name,
        `/../../..${path}`,
      ],
      [partner],
    ),
  );

  // Beats a check of the host without the scheme: these addresses have a host that is listed.
  t.exploit('an address of a file with a listed host', () =>
    readFile(
      (path) => [
        `file://localhost${path}`,
        `FILE://localhost${path}`,
        `File://LOCALHOST${path}`,
        `file://${partner}${path}`,
        `php://filter/resource=${path}`,
        `compress.zlib://localhost/../../../../../..${path}`,
      ],
      [partner, 'localhost'],
    ),
  );
}
