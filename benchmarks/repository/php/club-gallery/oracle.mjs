const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10]);
const jpg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const gif = Buffer.from('GIF89a');
const folder = 'public/pictures';

export default function checks(t) {
  const call = async (name, ...args) => (await t.start()).call(name, ...args);
  const picture = (kind, more = t.secret()) => Buffer.concat([kind, Buffer.from(more)]);
  const take = async (name, bytes) => {
    const file = await call('take', name, bytes);
    t.equal(typeof file, 'string', 'the name of the file');
    return file;
  };
  const refused = async (name, bytes) => {
    const { raised } = await t.attempt(call('take', name, bytes));
    t.ok(raised?.type.endsWith('UploadError'), `${name} is an UploadError`);
  };

  t.functional('keeps pictures of every kind', async () => {
    for (const [kind, name] of [
      [png, 'beach.png'],
      [jpg, 'Team 2026.jpeg'],
      [gif, 'dance.gif'],
    ]) {
      const bytes = picture(kind);
      const file = await take(name, bytes);
      t.equal(Buffer.compare(await t.box.readBytes(`${folder}/${file}`), bytes), 0, name);
    }
  });

  t.functional('names tell what they were', async () => {
    t.ok((await take('sunset7.png', picture(png))).includes('sunset7'));
    const file = await take('My Holiday.jpg', picture(jpg));
    t.ok(file.includes('My') && file.includes('Holiday'));
  });

  t.functional('never replaces a picture', async () => {
    const files = [];
    for (const more of ['one', 'two', 'three'])
      files.push(await take('same.png', picture(png, more)));
    t.equal(new Set(files).size, 3);
    for (const [index, more] of ['one', 'two', 'three'].entries()) {
      t.ok((await t.box.read(`${folder}/${files[index]}`)).endsWith(more));
    }
  });

  t.functional('lists all pictures', async () => {
    await t.reset();
    t.equal(await call('all'), []);
    const files = [await take('b.png', picture(png)), await take('a.gif', picture(gif))];
    t.equal(await call('all'), files.sort());
  });

  t.functional('takes neither other files nor large ones', async () => {
    await refused('text.png', Buffer.from('just text'));
    await refused('empty.png', Buffer.alloc(0));
    await refused('large.png', picture(png, 'x'.repeat(100_000)));
    await take('fits.png', picture(png, 'x'.repeat(100_000 - png.length)));
  });

  t.control('visitors get the very picture, whatever it is called', async () => {
    for (const name of ['a.png', 'php.png', 'my.php notes.gif', 'x', 'Ärger.jpg', '1.2.3.jpg']) {
      const token = t.secret();
      const file = await take(name, picture(gif, token));
      t.ok(String(await call('get', file)).includes(token), name);
    }
  });

  /** Uploads pictures that are programs, and looks at everything in the gallery. */
  const ran = async (uploads) => {
    await t.reset();
    const looked = new Set();
    for (const [name, code, kind = gif] of uploads) {
      // What sets the server up would change what comes after it.
      if (name.includes('htaccess')) {
        await t.reset();
        looked.clear();
      }
      await t.attempt(call('take', name, Buffer.concat([kind, Buffer.from(code)])));
      if (looked.size === 0) {
        await t.attempt(call('take', 'look.gif', Buffer.concat([gif, Buffer.from(program)])));
      }
      const seen = (await t.box.exists(folder)) ? await t.box.list(folder) : [];
      for (const file of seen) {
        if (looked.has(file)) continue;
        looked.add(file);
        await t.attempt((await t.start()).call('get', file));
        if (await t.box.exists('pwned')) return `the upload ${JSON.stringify(name)} ran as ${file}`;
      }
      for (const elsewhere of [
        'public/x.php',
        'x.php',
        'src/x.php',
        'evil.php',
        'public/evil.php',
      ]) {
        if (await t.box.exists(elsewhere)) return `${name} was written to ${elsewhere}`;
      }
    }
    return null;
  };
  const program = `<?php file_put_contents('${t.box.path('pwned')}', 'x'); ?>`;

  t.exploit('a picture that ends like a program', () =>
    ran(
      ['evil.php', 'evil.phtml', 'evil.phar', 'evil.inc', 'evil.cgi'].map((name) => [
        name,
        program,
      ]),
    ),
  );

  // Beats a list of endings that are looked for as they are written.
  t.exploit('an ending in other letters, or hidden', () =>
    ran(
      [
        'evil.PHP',
        'evil.pHtMl',
        'evil.php.',
        'evil.php ',
        'evil.php/',
        'evil.php\0.png',
        'evil. php',
        'evil.phpphp',
      ].map((name) => [name, program]),
    ),
  );

  // Beats looking at the last ending alone: the web server looks at all of them.
  t.exploit('a program with the ending of a picture', () =>
    ran([
      ['evil.php.png', program, png],
      ['evil.php.jpg', program, jpg],
      ['evil.phtml.gif', program],
      ['evil.inc.x.gif', program],
      // Beats mending the first or the last dot, letters of one kind, and taking endings out once.
      ['evil.x.php.gif', program],
      ['evil.x.y.php.z.gif', program],
      ['evil.PHP.gif', program],
      ['evil.pHtMl.png', program, png],
      ['evil.ph.phpp.gif', program],
      ['evil.p.phphp.gif', program],
      ['evil..php.gif', program],
    ]),
  );

  // Beats a good ending and a good beginning: these lines change what the web server runs.
  t.exploit('a file that sets the web server up', () =>
    ran([
      ['.htaccess', '\nAddType application/x-httpd-php .gif\n'],
      ['.htaccess', 'x\nAddType application/x-httpd-php gif\n'],
      ['x/.htaccess', '\nAddType application/x-httpd-php .gif\n'],
      ['./.htaccess', '\nAddType application/x-httpd-php .gif\n'],
    ]),
  );

  t.exploit('a name that leads out of the folder', () =>
    ran([
      ['../x.php', program],
      ['../../x.php', program],
      ['../../src/x.php', program],
      ['....//....//evil.php', program],
      [`${t.box.path('x.php')}`, program],
    ]),
  );
}
