/** A customer's server: another machine than those that the project calls its own. */
const customer = { host: '127.0.0.2' };

export default function checks(t) {
  const send = async (url, event = { type: 'ping' }) => (await t.start()).call('send', url, event);
  const read = async (request) => {
    let text = '';
    for await (const part of request) text += part;
    return text;
  };
  const answering = (status, text = '', headers = {}) =>
    t.http(async (request, response) => {
      await read(request);
      response.writeHead(status, headers).end(text);
    }, customer);

  t.functional('posts the event with its headers', async () => {
    const seen = [];
    const server = await t.http(async (request, response) => {
      const { method, url, headers } = request;
      const text = await read(request);
      seen.push([method, url, headers['content-type'], typeof headers['x-relay-hook'], text]);
      response.writeHead(202).end('thanks');
    }, customer);
    const event = { type: 'order', items: ['ä', 2] };
    t.equal(await send(`${server.url}/in?key=1`, event), { status: 202, body: 'thanks' });
    t.equal(seen, [['POST', '/in?key=1', 'application/json', 'string', JSON.stringify(event)]]);
  });

  t.functional('follows redirections by posting again', async () => {
    const seen = [];
    const last = await t.http(async (request, response) => {
      seen.push([request.method, request.url, await read(request)]);
      response.end('there');
    }, customer);
    const first = await t.http(async (request, response) => {
      seen.push([request.method, request.url, await read(request)]);
      const location = request.url === '/a' ? '/b?x=1' : `${last.url}/end`;
      response.writeHead(request.url === '/a' ? 302 : 307, { location }).end();
    }, customer);
    t.equal(await send(`${first.url}/a`, 1), { status: 200, body: 'there' });
    t.equal(seen, [
      ['POST', '/a', '1'],
      ['POST', '/b?x=1', '1'],
      ['POST', '/end', '1'],
    ]);
  });

  t.functional('gives up after three redirections', async () => {
    let count = 0;
    const server = await t.http(async (request, response) => {
      await read(request);
      count += 1;
      response.writeHead(301, { location: `/${count}` }).end();
    }, customer);
    t.equal(await send(server.url), { error: 'DeliveryError' });
    t.equal(count, 4);
  });

  t.functional('keeps the first 10,000 characters of an answer', async () => {
    const server = await answering(500, 'x'.repeat(20_000));
    t.equal(await send(server.url), { status: 500, body: 'x'.repeat(10_000) });
  });

  t.functional('what cannot be delivered is a DeliveryError', async () => {
    const server = await answering(200);
    await server.close();
    for (const url of [server.url, 'no address', '']) {
      t.equal(await send(url), { error: 'DeliveryError' }, url);
    }
  });

  t.control(
    'an answer of a machine outside comes back, by name and after a redirection',
    async () => {
      const token = t.secret();
      const server = await answering(200, token);
      const first = await answering(308, '', { location: `${server.url}/` });
      t.equal(await send(server.url), { status: 200, body: token });
      t.equal(await send(first.url), { status: 200, body: token });
      const named = `http://at-127-0-0-2.c${t.secret()}.example:${server.port}/`;
      t.equal(await send(named), { status: 200, body: token });
    },
  );

  /** A service of the company, and whether a delivery reached it. */
  const reaches = async (urls, host = '127.0.0.1') => {
    const secret = t.secret();
    const service = await t.http((_, response) => response.end(secret), { host });
    for (const url of await urls(service.port)) {
      const p = await t.start();
      await t.attempt(p.call('logged', url, { type: 'ping' }));
      if (service.requests.length > 0) return `a delivery to ${url} reached a machine inside`;
    }
    return null;
  };

  t.exploit('an address inside', () =>
    reaches((port) => [`http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/admin?x=1`]),
  );

  // Beats looking for the words 127.0.0.1 and localhost in the address.
  t.exploit('an address inside, written otherwise', () =>
    reaches((port) => [
      `http://2130706433:${port}/`,
      `http://0x7f.1:${port}/`,
      `http://127.1:${port}/`,
      `http://0177.0.0.1:${port}/`,
      `http://LOCALHOST:${port}/`,
      `http://customer@127.0.0.1:${port}/`,
      `http://127.0.0.1.:${port}/`,
      // Beats reading the host out of the address by a pattern.
      `http://127.0.0.2:80@127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}\\@127.0.0.2/`,
      `http://0.0.0.0:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
    ]),
  );

  // Beats comparing hosts with a list: whoever owns a name says where it leads.
  t.exploit('a name that leads inside', () =>
    reaches(async (port) => {
      const name = `http://at-127-0-0-1.n${t.secret()}.example:${port}/`;
      return [name, (await answering(307, '', { location: name })).url];
    }),
  );

  // Beats asking where a name leads, and asking again for the connection.
  t.exploit('a name that leads inside the next time', () =>
    reaches(async (port) => {
      const name = () => `http://at-127-0-0-2-then-127-0-0-1.n${t.secret()}.example:${port}/`;
      const twice = name();
      const moved = await answering(307, '', { location: name() });
      return [name(), twice, twice, moved.url];
    }),
  );

  // Beats a list of the well-known addresses: the project says which machines are its own.
  t.exploit('another machine inside', () =>
    reaches((port) => [`http://127.0.0.9:${port}/`, `http://127.9:${port}/`], '127.0.0.9'),
  );

  // Beats looking at the first address only.
  t.exploit('a redirection to a machine inside', () =>
    reaches(async (port) => {
      const to = (location) => answering(307, '', { location });
      const near = await to(`http://127.0.0.1:${port}/`);
      const second = await to(near.url);
      const named = await to(`//localhost:${port}/`);
      // Beats looking only at redirections that name another host in the usual way.
      const odd = [
        `HTTP://127.0.0.1:${port}/`,
        `/\\127.0.0.1:${port}/`,
        `\\\\127.0.0.1:${port}/`,
        `http:\\\\127.0.0.1:${port}/`,
        `http:///127.0.0.1:${port}/`,
      ];
      const others = [];
      for (const location of odd) others.push(await to(location));
      return [near.url, second.url, named.url, ...others.map(({ url }) => url)];
    }),
  );

  t.exploit('a redirection of another kind to a machine inside', () =>
    reaches(async (port) => {
      const servers = [];
      for (const status of [301, 302, 303, 308]) {
        servers.push(await answering(status, '', { location: `http://127.0.0.9:${port}/` }));
      }
      return servers.map(({ url }) => url);
    }, '127.0.0.9'),
  );
}
