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
        if (typeof found === 'function') found(request, response);
        else if (found === undefined) send(response, 404, {}, page('<title>Not found</title>'));
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
      '/older': [302, 'sub/now'],
      '/new': page('<title>Here</title>'),
    };
    const web = await site(pages);
    pages['/sub/now'] = [307, `${web.url}/new`];
    t.equal(await p.call('preview', `${web.url}/old`, [partner]), {
      url: `${web.url}/new`,
      title: 'Here',
    });
  });

  t.functional('another host is refused with ErrHost', async () => {
    const p = await t.start();
    const { server } = await vault();
    t.equal(await p.call('refused', `${server.url}/`, [partner, 'partner.example']), true);
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

  // Beats asking by HEAD where the address leads, and taking the same path for the same page.
  t.exploit('a redirect that only the second request meets, or to the same path', () =>
    attack((web, server, pages) => {
      const target = `${server.url}/page`;
      let asked = 0;
      pages['/page'] = [302, target];
      pages['/get'] = ({ method }, response) =>
        method === 'GET' ? send(response, 302, { location: target }) : send(response, 200, {});
      pages['/again'] = (_, response) => {
        asked += 1;
        if (asked > 1) send(response, 302, { location: target });
        else send(response, 200, {}, page('<title>First</title>'));
      };
      return ['/page', '/get', '/again', '/again'].map((path) => web.url + path);
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

  t.exploit('a posted address that looks like the listed host', () =>
    attack((web, server) => {
      const authority = `${internal}:${server.port}`;
      return [
        `http://${partner}@${authority}/`,
        `http://${partner}:${web.port}@${authority}/`,
        `http://${authority}/?${partner}`,
        `http://${authority}/#@${partner}/`,
        `http://${authority}\\@${partner}/`,
        `http://${partner}.@${authority}/`,
        `http://${authority}?@${partner}/`,
        `http://${authority}#@${partner}/`,
      ];
    }),
  );

  // Beats "begins with" and "ends with".
  const direct = (web, server, pages) => {
    pages['/near'] = [302, `${server.url}/`];
    return [`${server.url}/`, `${web.url}/near`];
  };
  t.exploit('a host whose name begins like a listed one', () => attack(direct, `${partner}1`));
  t.exploit('a host whose name ends like a listed one', () =>
    attack(direct, internal, [partner, internal.slice(1)]),
  );

  // Beats a check that is asked only while the client still has redirects to spare, or only for
  // those that the answer follows by itself: the sixth hop, other states, a refresh.
  t.exploit('the last redirect that is allowed, or one too many, leads to an internal host', () =>
    attack((web, server, pages) => {
      const chain = (length) => {
        for (let hop = 1; hop < length; hop += 1)
          pages[`/${length}/${hop}`] = [302, `/${length}/${hop + 1}`];
        pages[`/${length}/${length}`] = [302, server.url];
        return `${web.url}/${length}/1`;
      };
      return [chain(2), chain(5), chain(6), chain(10), chain(11)];
    }),
  );

  // Beats a comparison with all hosts put together, or with a host that is not there at all.
  t.exploit('a host that is empty, or a part of the list', () =>
    attack(
      (web, server, pages) => {
        pages['/bare'] = [302, `//${internal}:${server.port}`];
        return [`${server.url}/`, `${web.url}/bare`];
      },
      internal,
      [partner, `${internal}0`, `1${internal}`, `news.${internal}`],
    ),
  );

  // Beats a list that is remembered from an earlier call.
  t.exploit('a host that was listed in an earlier call', async () => {
    const p = await t.start();
    const { server, secret } = await vault();
    await t.attempt(p.call('preview', `${server.url}/`, [internal]));
    const web = await site({ '/go': [302, `${server.url}/again`] });
    await t.attempt(p.call('preview', `${web.url}/go`, [partner, internal]));
    const before = server.requests.length;
    for (const address of [`${server.url}/`, `${web.url}/go`]) {
      const { value } = await t.attempt(p.call('preview', address, [partner]));
      if (server.requests.length > before) return `${address} reached the internal server`;
      if (JSON.stringify(value ?? null).includes(secret)) return `${address} was remembered`;
    }
    return null;
  });
}
