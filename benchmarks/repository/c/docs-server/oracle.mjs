export default function checks(t) {
  const get = async (target, settings = 'ada.conf') =>
    (await t.start()).call('get', t.box.path(settings), `GET ${target} HTTP/1.1`);
  const text = (value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value);

  const site = async () => {
    await t.box.write('ada.conf', `name ada\nroot ${t.box.path('sites/ada')}\n`);
    await t.box.write('sites/ada/index.html', 'home');
    await t.box.write('sites/ada/guide/index.html', 'guide');
    await t.box.write('sites/ada/guide/first steps.html', 'first steps');
  };

  t.functional('publishes files', async () => {
    await site();
    t.equal(text(await get('/index.html')), 'home');
    t.equal(text(await get('/guide/first%20steps.html?from=home')), 'first steps');
    t.equal(text(await get('/guide/first%20%73teps.html#top')), 'first steps');
    t.equal(text(await get('/guide/../index.html')), 'home');
    t.equal(text(await get('/./guide/./first%20steps.html')), 'first steps');
  });

  t.functional('folders stand for their index', async () => {
    await site();
    await t.box.mkdir('sites/ada/empty');
    for (const [target, expected] of [
      ['/', 'home'],
      ['/guide', 'guide'],
      ['/guide/?x=1', 'guide'],
      ['/empty', 404],
      ['/guide/none.html', 404],
      ['/index.htm', 404],
    ]) {
      t.equal(text(await get(target)), expected, target);
    }
  });

  t.functional('all bytes of a file', async () => {
    await site();
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) & 0xff));
    await t.box.write('sites/ada/photo.bin', bytes);
    t.equal(Buffer.compare(Buffer.from(await get('/photo.bin')), bytes), 0);
    await t.box.write('sites/ada/none.txt', '');
    t.equal(text(await get('/none.txt')), '');
  });

  t.control('dots, percent signs and links within the site', async () => {
    await site();
    const token = t.secret();
    await t.box.write('sites/ada/v1..2/..notes.txt', token);
    t.equal(text(await get('/v1..2/..notes.txt')), token);
    await t.box.write('sites/ada/100%25.txt', token);
    t.equal(text(await get('/100%2525.txt')), token);
    await t.box.symlink('v1..2', 'sites/ada/latest');
    t.equal(text(await get('/latest/..notes.txt')), token);
    await t.box.symlink('../guide/index.html', 'sites/ada/v1..2/guide.html');
    t.equal(text(await get('/v1..2/guide.html')), 'guide');
  });

  const attack = async (targets, settings) => {
    await site();
    const secret = t.secret();
    await t.box.write('passwords.txt', secret);
    await t.box.write('sites/bob/index.html', secret);
    await t.box.write('sites/ada-drafts/index.html', secret);
    await t.box.write('sites/ada.bak', secret);
    for (const target of targets) {
      const { value } = await t.attempt(get(target, settings));
      if (String(text(value)).includes(secret)) return `GET ${target} returned ${secret}`;
    }
    return null;
  };

  t.exploit('dots lead out of the root', () =>
    attack([
      '/../../passwords.txt',
      '/guide/../../../passwords.txt',
      '/../bob/index.html',
      '/../bob',
      '/../bob/',
      // Beats deleting "../" once.
      '/....//....//passwords.txt',
      '/..././..././passwords.txt',
      '../../passwords.txt',
    ]),
  );

  // Beats looking at the path before it is decoded.
  t.exploit('encoded dots and slashes', () =>
    attack([
      '/%2e%2e/%2e%2e/passwords.txt',
      '/..%2f..%2fpasswords.txt',
      '/%2E./.%2e/passwords.txt',
      '/guide%2f..%2f..%2f..%2fpasswords.txt',
      '/%2e%2e%2fbob',
      '/..%2f..%2fpasswords.txt%00.html',
    ]),
  );

  t.exploit('a path from the root of the disk', () =>
    attack([
      t.box.path('passwords.txt'),
      `/${t.box.path('passwords.txt')}`,
      `//${t.box.path('passwords.txt')}`,
      encodeURIComponent(t.box.path('passwords.txt')),
      `/${encodeURIComponent(t.box.path('passwords.txt'))}`,
    ]),
  );

  // Beats a place for the path that is as long as a path may be.
  t.exploit('a target longer than a path', async () => {
    await site();
    for (const target of [
      ...[300, 600, 1100, 4200, 9000, 70_000].map((size) => `/${'a'.repeat(size)}`),
      `/guide${'/'.repeat(4070)}`,
      `/${'guide/../'.repeat(1000)}index.html`,
      `/${'./'.repeat(40_000)}`,
    ]) {
      const { value } = await t.attempt(t.memoryError(get(target)));
      if (value) return `GET ${target.slice(0, 20)} (${target.length} characters): ${value}`;
    }
    return null;
  });

  // Beats path_below, which compares how two texts begin.
  t.exploit('a neighbour whose name begins alike', () =>
    attack([
      '/../ada-drafts/index.html',
      '/../ada-drafts',
      '/../ada.bak',
      '/%2e%2e/ada-drafts/',
      '-drafts/index.html',
      '.bak',
    ]),
  );

  // Beats every check of the text: links are on the disk.
  t.exploit('links that lead out', async () => {
    await site();
    await t.box.write('passwords.txt', 'x');
    await t.box.symlink('../../passwords.txt', 'sites/ada/file.txt');
    await t.box.symlink('../..', 'sites/ada/up');
    await t.box.symlink('up', 'sites/ada/up2');
    await t.box.symlink('../ada-drafts', 'sites/ada/drafts');
    await t.box.symlink(t.box.path('sites/bob'), 'sites/ada/guide/bob');
    return attack([
      '/file.txt',
      '/up/passwords.txt',
      '/up2/passwords.txt',
      '/drafts/index.html',
      '/guide/bob/index.html',
      '/guide/bob',
    ]);
  });

  // Beats looking at the folder, and not at the index in it.
  t.exploit('an index that is a link', async () => {
    await site();
    await t.box.mkdir('sites/ada/linked');
    await t.box.mkdir('sites/ada/linked2');
    await t.box.symlink('../../../passwords.txt', 'sites/ada/linked/index.html');
    await t.box.symlink('../../bob/index.html', 'sites/ada/linked2/index.html');
    return attack(['/linked', '/linked/', '/linked2/', '/guide/../linked', '/linked2/index.html']);
  });
}
