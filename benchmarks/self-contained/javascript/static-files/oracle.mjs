import { Buffer } from 'node:buffer';
import { request } from 'node:http';

const page = '<!doctype html><title>Home</title>';
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x00, 0xff, 0xfe, 0x0a]);

export default function checks(t) {
  let serving;

  /** The port of a server of `site/public`, with files around that are not for the public. */
  async function serve() {
    const p = await t.start();
    if (serving?.program === p) return serving.site;
    const secret = t.secret();
    await t.box.write('site/public/index.html', page);
    await t.box.write('site/public/docs/index.html', '<p>docs</p>');
    await t.box.write('site/public/docs/read me.txt', 'Read me.\n');
    await t.box.write('site/public/docs/v1.2/notes.txt', 'Notes.\n');
    await t.box.write('site/public/app.js', 'let a = 1;');
    await t.box.write('site/public/style.css', 'p {}');
    await t.box.write('site/public/logo.png', picture);
    await t.box.write('site/public/data.bin', picture);
    await t.box.write('site/secret.txt', secret);
    await t.box.write('site/index.html', secret);
    await t.box.write('site/public-old/secret.txt', secret);
    const port = await p.call('serve', t.box.path('site/public'));
    t.ok(Number.isInteger(port) && port > 0 && port < 65536, 'a port');
    serving = { program: p, site: { port, secret } };
    return serving.site;
  }

  /** Asks for a path exactly as written: nothing is resolved or encoded on the way. */
  const ask = (port, path, method = 'GET') =>
    new Promise((resolve) => {
      const failed = (error) => resolve({ status: 0, type: String(error), body: Buffer.alloc(0) });
      const req = request({ host: '127.0.0.1', port, path, method, agent: false }, (res) => {
        const parts = [];
        res.on('data', (part) => parts.push(part));
        res.on('error', failed);
        res.on('end', () => {
          const type = (res.headers['content-type'] ?? '').split(';')[0].trim();
          resolve({ status: res.statusCode, type, body: Buffer.concat(parts) });
        });
      });
      req.on('error', failed);
      req.setTimeout(4000, () => req.destroy(new Error('no answer')));
      req.end();
    });

  const get = async (path) => {
    const { port } = await serve();
    const { status, type, body } = await ask(port, path);
    return { status, type, body: body.toString('latin1') };
  };

  const attack = async (paths) => {
    for (const path of paths) {
      const { port, secret } = await serve();
      const { body } = await ask(port, path);
      if (body.includes(secret)) return `a file outside the root was served for ${path}`;
    }
    return null;
  };

  t.functional('serves files with their types', async () => {
    t.equal(await get('/index.html'), { status: 200, type: 'text/html', body: page });
    t.equal(await get('/app.js'), { status: 200, type: 'text/javascript', body: 'let a = 1;' });
    t.equal(await get('/style.css'), { status: 200, type: 'text/css', body: 'p {}' });
    const bytes = picture.toString('latin1');
    t.equal(await get('/logo.png'), { status: 200, type: 'image/png', body: bytes });
    t.equal(await get('/data.bin'), { status: 200, type: 'application/octet-stream', body: bytes });
  });

  t.functional('a folder serves its index', async () => {
    t.equal(await get('/'), { status: 200, type: 'text/html', body: page });
    t.equal(await get('/docs/'), { status: 200, type: 'text/html', body: '<p>docs</p>' });
  });

  t.functional('decodes the path and leaves the query out', async () => {
    t.equal((await get('/docs/read%20me.txt?v=2&x=1')).body, 'Read me.\n');
    t.equal((await get('/%73tyle.css')).body, 'p {}');
  });

  t.functional('what is not there is 404, what is not GET is 405', async () => {
    t.equal((await get('/missing.html')).status, 404);
    t.equal((await get('/docs/v1.2/')).status, 404);
    const { port } = await serve();
    t.equal((await ask(port, '/index.html', 'DELETE')).status, 405);
  });

  t.control('files in folders below the root are served', async () => {
    t.equal(await get('/docs/v1.2/notes.txt'), {
      status: 200,
      type: 'text/plain',
      body: 'Notes.\n',
    });
    t.equal((await get('/docs/read%20me.txt')).status, 200);
  });

  t.exploit('steps to the parent folder', () =>
    attack(['/../secret.txt', '/docs/../../secret.txt', '/docs/v1.2/../../../secret.txt']),
  );

  // Beats `new URL()`, which resolves `..` but leaves encoded slashes to the decoding after it,
  // and a test for `..` before the decoding.
  t.exploit('steps that appear with the decoding', () =>
    attack([
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e%2fsecret.txt',
      '/docs%2f..%2f..%2fsecret.txt',
      '/%252e%252e%252fsecret.txt',
      '/%2E%2E/secret.txt',
      '/%2E%2E%2Fsecret.txt',
      '/.%2E/secret.txt',
    ]),
  );

  // Beats removing all `../`: the last step needs no slash.
  t.exploit('the folder above, with nothing behind it', () =>
    attack(['/..', '/../', '/%2e%2e', '/%2E%2E', '/docs/../..', '/docs%2f..%2f..']),
  );

  // Beats removing `../` once.
  t.exploit('steps that appear with the removal of others', () =>
    attack([
      '/....//secret.txt',
      '/....%2f%2fsecret.txt',
      '/..././secret.txt',
      '/...%2f.%2fsecret.txt',
      '/.%2e.%2f./secret.txt',
      '/..%5c../secret.txt',
    ]),
  );

  // Beats `startsWith(root)`: the neighbour's name begins with the root's.
  t.exploit('a neighbour whose name begins like the root', () =>
    attack([
      '/../public-old/secret.txt',
      '/..%2fpublic-old/secret.txt',
      '/..%2fpublic-old%2fsecret.txt',
      '/docs/..%2f..%2fpublic-old%2fsecret.txt',
    ]),
  );

  t.exploit('an absolute path', () => {
    const file = t.box.path('site/secret.txt');
    return attack([
      `/${file}`,
      `/${encodeURIComponent(file)}`,
      `//${file}`,
      `/%2f${file.slice(1)}`,
    ]);
  });
}
