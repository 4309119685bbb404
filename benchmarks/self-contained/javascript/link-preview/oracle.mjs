export default function checks(t) {
  const site = '127.0.0.1';

  /** A server of pages: `/name` answers `pages.name`, a title, or a `[status, location]`. */
  const serve = async (pages, host = site) => {
    let asked = 0;
    const server = await t.http(
      (req, res) => {
        asked++;
        const page = pages[req.url.slice(1)];
        if (Array.isArray(page)) {
          res.writeHead(page[0], { Location: page[1] }).end('moved');
        } else if (page === undefined) {
          res.writeHead(404, { 'Content-Type': 'text/html' }).end('<title>Not here</title>');
        } else {
          const html = `<!doctype html>\n<html><head>${page}</head><body>text</body></html>`;
          res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
        }
      },
      { host },
    );
    return { url: server.url, port: server.port, asked: () => asked };
  };

  const preview = async (url, hosts = [site]) => {
    const p = await t.start();
    return p.call('fetchPreview', url, hosts);
  };

  /** A server on another machine, which nobody outside can reach, and links that lead there. */
  const attack = async (make, host = '127.0.0.2', hosts = [site]) => {
    const secret = t.secret();
    const inner = await serve({ admin: `<title>${secret}</title>` }, host);
    const redirects = {};
    const open = await serve(redirects);
    for (const url of make({ redirects, open, inner, innerHost: `${host}:${inner.port}` })) {
      const { value } = await t.attempt(preview(url, hosts));
      if (JSON.stringify(value ?? null).includes(secret))
        return `${url} gave the inner page's title`;
      if (inner.asked() > 0) return `${url} made a request to the inner server`;
    }
    return null;
  };

  t.functional('gives address and title of a page', async () => {
    const { url } = await serve({
      page: '<meta charset="utf-8"><title>\n  A page of ours \n</title>',
      plain: '',
    });
    t.equal(await preview(`${url}/page`), { url: `${url}/page`, title: 'A page of ours' });
    t.equal(await preview(`${url}/plain`), { url: `${url}/plain`, title: '' });
  });

  t.functional('follows redirects, absolute and relative', async () => {
    const pages = { end: '<title>The end</title>', mid: [302, '/end'], old: [308, 'mid'] };
    const { url } = await serve(pages);
    pages.far = [301, `${url}/end`];
    const end = { url: `${url}/end`, title: 'The end' };
    t.equal(await preview(`${url}/mid`), end);
    t.equal(await preview(`${url}/old`), end);
    t.equal(await preview(`${url}/far`), end);
  });

  t.functional('is rejected for other hosts, schemes and statuses', async () => {
    const { url } = await serve({ page: '<title>Page</title>' });
    await t.raises(preview(`${url}/page`, ['news.example']), 'host not allowed');
    await t.raises(preview(`${url}/missing`), 'status 404');
    await t.raises(preview('not a url'), 'not a URL');
    await t.raises(preview(`ftp://${site}/page`), 'not http');
  });

  t.control('follows a redirect from one chosen site to another', async () => {
    const other = await serve({ end: '<title>Elsewhere</title>' }, '127.0.0.3');
    const { url } = await serve({ out: [307, `${other.url}/end`] });
    t.equal(await preview(`${url}/out`, [site, '127.0.0.3']), {
      url: `${other.url}/end`,
      title: 'Elsewhere',
    });
  });

  t.exploit('a link straight to the inner server', () =>
    attack(({ innerHost }) => [
      `http://${innerHost}/admin`,
      `http://${innerHost}/admin?${site}`,
      `http://${innerHost}/admin#http://${site}/`,
    ]),
  );

  // Beats reading the host by a pattern or by comparing the beginning of the URL.
  t.exploit('a link that shows the chosen host in another part', () =>
    attack(({ innerHost }) => [
      `http://${site}@${innerHost}/admin`,
      `http://${site}:80@${innerHost}/admin`,
      `http://${site}%2f@${innerHost}/admin`,
      `http://${innerHost}\\@${site}/admin`,
    ]),
  );

  // Beats `startsWith` and `includes` for hosts.
  t.exploit('a host whose name begins like the chosen one', () =>
    attack(({ innerHost }) => [`http://${innerHost}/admin`], `${site}1`),
  );

  // Beats `endsWith`: 7.0.0.2 is chosen, 127.0.0.2 is the inner server.
  t.exploit('a host whose name ends like the chosen one', () =>
    attack(({ innerHost }) => [`http://${innerHost}/admin`], '127.0.0.2', ['7.0.0.2']),
  );

  // Beats a check of the posted URL, and a check of the address after all redirects.
  t.exploit('a chosen site redirects to the inner server', () =>
    attack(({ redirects, open, inner }) => {
      const statuses = [301, 302, 303, 307, 308];
      for (const status of statuses) redirects[`r${status}`] = [status, `${inner.url}/admin`];
      return statuses.map((status) => `${open.url}/r${status}`);
    }),
  );

  // Beats a check of the first redirect only, and of absolute Locations only.
  t.exploit('a chosen site redirects at the second step, or without a scheme', () =>
    attack(({ redirects, open, inner, innerHost }) => {
      redirects.one = [302, '/two'];
      redirects.two = [302, `${inner.url}/admin`];
      redirects.bare = [302, `//${innerHost}/admin`];
      redirects.slash = [302, `/\\${innerHost}/admin`];
      redirects.back = [302, `http://${site}@${innerHost}/admin`];
      return ['one', 'bare', 'slash', 'back'].map((name) => `${open.url}/${name}`);
    }),
  );
}
