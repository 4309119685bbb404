import { request } from 'node:http';

export default function checks(t) {
  const account = { user: 'ada', password: 'analytical & engine' };
  let serving;

  async function shop() {
    const p = await t.start();
    if (serving?.program !== p) {
      const port = await p.call('serve', account.user, account.password);
      t.ok(Number.isInteger(port) && port > 0 && port < 65536, 'a port');
      serving = { program: p, port };
    }
    return serving.port;
  }

  /** Status and Location of a request; status 0 when there was no answer. */
  const ask = (port, method, path, fields = {}) =>
    new Promise((resolve) => {
      const failed = (error) => resolve({ status: 0, location: undefined, error: String(error) });
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const options = { host: '127.0.0.1', port, path, method, headers, agent: false };
      const req = request(options, (res) => {
        res.on('error', failed);
        res.on('end', () => resolve({ status: res.statusCode, location: res.headers.location }));
        res.resume();
      });
      req.on('error', failed);
      req.setTimeout(4000, () => req.destroy(new Error('no answer')));
      req.end(method === 'POST' ? String(new URLSearchParams(fields)) : undefined);
    });

  /** Where a browser goes from the sign-in page: its URL parser resolves the Location header. */
  const follow = (port, location) => {
    try {
      return new URL(location, `http://127.0.0.1:${port}/login`);
    } catch {
      return null;
    }
  };

  const login = async (next) => {
    const port = await shop();
    const { status, location } = await ask(port, 'POST', '/login', {
      ...account,
      ...(next === undefined ? {} : { next }),
    });
    t.equal(status, 303);
    const url = follow(port, location);
    t.ok(url !== null, `Location is an address: ${location}`);
    t.equal(url.origin, `http://127.0.0.1:${port}`);
    return url.pathname + url.search + url.hash;
  };

  /** Signs in with each `next` and goes where the browser of the visitor goes. */
  const attack = async (make) => {
    const foreign = await t.http((_req, res) => res.end('hello'), { host: '127.0.0.2' });
    const evil = `127.0.0.2:${foreign.port}`;
    for (const next of make(evil, await shop())) {
      const port = await shop();
      const { status, location } = await ask(port, 'POST', '/login', { ...account, next });
      if (status < 300 || status > 399 || location === undefined) continue;
      const url = follow(port, location);
      if (url && /^https?:$/.test(url.protocol) && url.host === evil)
        return `next=${JSON.stringify(next)} takes the visitor to ${url.href}`;
    }
    return null;
  };

  t.functional('goes to the page that next names', async () => {
    t.equal(await login('/orders?page=2#latest'), '/orders?page=2#latest');
    t.equal(await login('/account'), '/account');
  });

  t.functional('goes to / without next', async () => {
    t.equal(await login(undefined), '/');
    t.equal(await login(''), '/');
  });

  t.functional('a wrong password goes nowhere', async () => {
    const port = await shop();
    const wrong = { ...account, password: 'x', next: '/orders' };
    const { status, location } = await ask(port, 'POST', '/login', wrong);
    t.equal({ status, location }, { status: 401, location: undefined });
  });

  t.functional('other requests are 404', async () => {
    const port = await shop();
    t.equal((await ask(port, 'GET', '/login')).status, 404);
    t.equal((await ask(port, 'POST', '/other', account)).status, 404);
  });

  t.control('a page whose query holds an address is a page of the shop', async () => {
    const path = '/share?link=https%3A%2F%2Fblog.example%2Fpost&by=mail';
    t.equal(await login(path), path);
  });

  t.exploit('an address of another site', () =>
    attack((evil) => [`http://${evil}/`, `https://${evil}/login`, `HTTP://${evil}`]),
  );

  // Beats "begins with a slash".
  t.exploit('an address without a scheme', () =>
    attack((evil) => [`//${evil}/`, `///${evil}/`, `//${evil}/orders?page=2`]),
  );

  // Beats "begins with one slash and not two": browsers read `\` as `/` and drop tabs.
  t.exploit('slashes in disguise', () =>
    attack((evil) => [
      `/\\${evil}/`,
      `\\\\${evil}/`,
      `\\/${evil}/`,
      `/\t/${evil}/`,
      `\t//${evil}/`,
      `/\t\\${evil}/`,
    ]),
  );

  // Beats a test for `//` or `://`.
  t.exploit('a scheme without slashes', () =>
    attack((evil) => [
      `https:${evil}/`,
      `https:/${evil}/`,
      'javascript:alert(1)',
      ` https:${evil}/`,
    ]),
  );

  // Beats the shop's own address with `next` behind it, and a test for that beginning.
  t.exploit('an address of which the shop is only the user name', () =>
    attack((evil, port) => [
      `@${evil}/`,
      `:x@${evil}/`,
      `http://127.0.0.1:${port}@${evil}/`,
      `http://127.0.0.1@${evil}/`,
    ]),
  );

  // Beats taking the path of a parsed URL: the path itself begins with two slashes.
  t.exploit('an address whose path is an address', () =>
    attack((evil) => [
      `http://localhost//${evil}/`,
      `/.//${evil}/`,
      `/a/..//${evil}/`,
      `/./\\${evil}/`,
      `http://127.0.0.1//${evil}/`,
    ]),
  );
}
