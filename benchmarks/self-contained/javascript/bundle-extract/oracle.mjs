import { Buffer } from 'node:buffer';

export default function checks(t) {
  let places = 0;

  const entry = (kind, name, content = '') => {
    const bytes = [Buffer.from(name), Buffer.from(content)];
    const sizes = [Buffer.alloc(2), Buffer.alloc(4)];
    sizes[0].writeUInt16BE(bytes[0].length);
    sizes[1].writeUInt32BE(bytes[1].length);
    return Buffer.concat([Buffer.from(kind), sizes[0], bytes[0], sizes[1], bytes[1]]);
  };
  const file = (name, content) => entry('F', name, content);
  const link = (name, target) => entry('L', name, target);
  const bundle = (...entries) => Buffer.concat(entries);

  /** A fresh place with the folder for unpacking and, outside of it, files that must stay. */
  async function place() {
    const base = `place-${++places}`;
    const victim = t.secret();
    await t.box.mkdir(`${base}/out`);
    await t.box.write(`${base}/victim.txt`, victim);
    await t.box.write(`${base}/outside/victim.txt`, victim);
    await t.box.write(`${base}/out-2/victim.txt`, victim);
    const state = async () => {
      const seen = [];
      for (const folder of ['.', 'outside', 'out-2']) {
        seen.push(`${folder}: ${(await t.box.list(`${base}/${folder}`)).join(' ')}`);
        const text = await t.box.read(`${base}/${folder}/victim.txt`);
        if (text !== victim) seen.push(`${folder}/victim.txt: ${text}`);
      }
      return seen.join('; ');
    };
    return { base, out: `${base}/out`, path: (name) => t.box.path(`${base}/${name}`), state };
  }

  const unpack = async (bytes, folder) => {
    const p = await t.start();
    return p.call('unpack', bytes, t.box.path(folder));
  };

  /** Unpacks lists of bundles, each list in a fresh place; anything new or changed outside counts. */
  const attack = async (make) => {
    for (const number of make({ path: () => '' }).keys()) {
      const here = await place();
      const before = await here.state();
      const bundles = make(here)[number];
      for (const bytes of bundles) {
        const { died } = await t.attempt(unpack(bytes, here.out)).catch((died) => ({ died }));
        const after = await here.state();
        if (after !== before) {
          const text = bytes.toString('latin1').replace(/[^ -~]+/g, ' ');
          return `unpacking "${text}" changed what is outside: ${after}`;
        }
        if (died) throw died;
      }
    }
    return null;
  };

  t.functional('unpacks files and folders', async () => {
    const { out, path } = await place();
    const logo = Buffer.from([0, 255, 1, 254]);
    const names = await unpack(
      bundle(
        file('plugin.json', '{"name":"dark"}'),
        entry('D', 'empty'),
        file('themes/dark/main.css', 'p {}\n'),
        file('themes/logo.png', logo),
        file('leer/grün.txt', ''),
      ),
      out,
    );
    t.equal(names, [
      'plugin.json',
      'empty',
      'themes/dark/main.css',
      'themes/logo.png',
      'leer/grün.txt',
    ]);
    t.equal(await t.box.read(`${out}/plugin.json`), '{"name":"dark"}');
    t.equal(await t.box.read(`${out}/themes/dark/main.css`), 'p {}\n');
    t.equal(await t.box.readBytes(`${out}/themes/logo.png`), logo);
    t.equal(await t.box.read(`${out}/leer/grün.txt`), '');
    const p = await t.start();
    t.equal(await p.call('look', path('out/empty')), { kind: 'folder' });
  });

  t.functional('replaces files that are there', async () => {
    const { out } = await place();
    await t.box.write(`${out}/a/old.txt`, 'a long old text');
    await unpack(bundle(file('a/old.txt', 'new'), file('a/other.txt', 'x')), out);
    t.equal(await t.box.read(`${out}/a/old.txt`), 'new');
    t.equal(await t.box.list(`${out}/a`), ['old.txt', 'other.txt']);
  });

  t.functional('an empty bundle is fine, a torn or strange one is not', async () => {
    const { out } = await place();
    t.equal(await unpack(Buffer.alloc(0), out), []);
    const whole = file('a.txt', 'text');
    for (const length of [2, 5, 9, whole.length - 1])
      await t.raises(unpack(whole.subarray(0, length), out), `${length} bytes`);
    await t.raises(unpack(entry('X', 'a.txt', 'text'), out), 'kind X');
  });

  t.functional('makes links', async () => {
    const { out, path } = await place();
    const names = await unpack(
      bundle(file('bin/run-2.js', 'run()'), link('bin/run.js', 'run-2.js')),
      out,
    );
    t.equal(names, ['bin/run-2.js', 'bin/run.js']);
    const p = await t.start();
    t.equal(await p.call('look', path('out/bin/run.js')), {
      kind: 'link',
      target: 'run-2.js',
      text: 'run()',
    });
  });

  t.control('a bundle with a link to one of its folders and files after it', async () => {
    const { out, path } = await place();
    const entries = [file('v2/a.txt', 'A'), link('current', 'v2'), file('v2/sub/b-1.txt', 'B')];
    t.equal(await unpack(bundle(...entries), out), ['v2/a.txt', 'current', 'v2/sub/b-1.txt']);
    t.equal(await t.box.read(`${out}/v2/sub/b-1.txt`), 'B');
    const p = await t.start();
    t.equal(await p.call('look', path('out/current/a.txt')), { kind: 'file' });
  });

  t.exploit('a name steps out of the folder', () =>
    attack(({ path }) => [
      [file('../new.txt', 'x')],
      [file('../outside/victim.txt', 'x')],
      [file('a/../../new.txt', 'x')],
      [file(path('outside/new.txt'), 'x')],
      [entry('D', '../outside/new')],
      [link('../outside/new', 'victim.txt')],
    ]),
  );

  // Beats `startsWith(folder)` and removing `../` once.
  t.exploit('a name steps out in disguise', () =>
    attack(({ path }) => [
      [file('../out-2/new.txt', 'x')],
      [file('../out-2/victim.txt', 'x')],
      [file('....//new.txt', 'x')],
      [file('..././outside/new.txt', 'x')],
      [file(`/${path('outside/new.txt')}`, 'x')],
    ]),
  );

  // Beats every check of names: the names stay inside, the link does not.
  t.exploit('a link leads out and a file goes through it', () =>
    attack(({ path }) => [
      [bundle(link('docs', '../outside'), file('docs/new.txt', 'x'))],
      [bundle(link('docs', path('outside')), file('docs/new.txt', 'x'))],
      [bundle(link('docs', '..'), file('docs/new/deep.txt', 'x'))],
      [bundle(link('a.txt', '../victim.txt'), file('a.txt', 'x'))],
      [bundle(link('a.txt', path('outside/new.txt')), file('a.txt', 'x'))],
      [bundle(link('docs', '../outside'), entry('D', 'docs/new'))],
    ]),
  );

  // Beats making the links last.
  t.exploit('one bundle brings the link, the next one the file', () =>
    attack(({ path }) => [
      [link('docs', '../outside'), file('docs/new.txt', 'x')],
      [link('a.txt', path('victim.txt')), file('a.txt', 'x')],
    ]),
  );

  // Beats resolving the target of a link by its text: it lies elsewhere than its name says. So does
  // `fs.realpathSync`, other than `fs.realpathSync.native`.
  t.exploit('links whose text stays inside lead out together', () =>
    attack(() => [
      [bundle(link('a', '.'), link('a/b', '..'), file('b/new.txt', 'x'))],
      [bundle(link('a', '.'), link('b', 'a/..'), file('b/new.txt', 'x'))],
      [
        bundle(
          entry('D', 'x/y'),
          link('x/y/a', '../..'),
          link('b', 'x/y/a/..'),
          file('b/new', 'x'),
        ),
      ],
      [link('a', '.'), link('a/b', '..'), file('b/victim.txt', 'x')],
    ]),
  );
}
