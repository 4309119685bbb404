const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]);

export default function checks(t) {
  let folders = 0;
  /** An archive with these photos. */
  const archive = async (names, content = jpeg) => {
    folders += 1;
    const folder = `photos-${folders}`;
    const p = await t.start();
    for (const name of names) await p.call('upload', folder, name, content);
    return folder;
  };
  const call = async (name, ...args) => (await t.start()).call(name, ...args);

  t.functional('describes the images among the files', async () => {
    const folder = await archive(['b.jpg', 'a.jpeg']);
    await call('upload', folder, 'c.png', png);
    await call('upload', folder, 'notes.txt', Buffer.from('no image'));
    t.equal(await call('overview', folder), {
      'a.jpeg': { size: '7', kind: 'JPEG' },
      'b.jpg': { size: '7', kind: 'JPEG' },
      'c.png': { size: '6', kind: 'PNG' },
    });
  });

  t.functional('leaves out what is not there', async () => {
    const folder = await archive(['a.jpg']);
    t.equal(Object.keys(await call('ask', folder, ['a.jpg', 'absent.jpg'])), ['a.jpg']);
    t.equal(await call('ask', folder, []), {});
    t.equal(await call('overview', await archive([])), {});
  });

  t.functional('gives files the ending of their kind', async () => {
    const folder = await archive(['one.png', 'two']);
    t.equal(await call('tidy', folder), ['one.jpg', 'two.jpg']);
    t.equal((await t.box.list(folder)).sort(), ['one.jpg', 'two.jpg']);
    const other = await archive(['text.jpg'], Buffer.from('text'));
    t.equal(await call('tidy', other), [null]);
  });

  t.control('spaces, quotes and brackets are parts of a name', async () => {
    const names = ['a photo.jpg', "Ada's.jpg", 'two (1) [x].jpg', 'Größe & co.jpg'];
    const found = await call('overview', await archive(names));
    t.equal(Object.keys(found).sort(), [...names].sort());
  });

  /** What the names of photos brought about when the archive looked at them and tidied up. */
  const effect = async (sets) => {
    for (const names of sets) {
      const folder = await archive(names);
      for (const name of ['overview', 'tidy']) {
        await t.attempt((await t.start()).call(name, folder));
        const seen = await t.box.list(folder);
        if (seen.some((file) => file.startsWith('pwned'))) {
          return `${JSON.stringify(names)} made a file by a command`;
        }
      }
      await t.attempt((await t.start()).call('ask', folder, names));
      if (await t.box.exists(`${folder}/pwned`)) return `${JSON.stringify(names)} ran a command`;
    }
    return null;
  };

  t.exploit('a name with signs of the shell', () =>
    effect([
      ['a.jpg; touch pwned'],
      ['$(touch pwned).jpg'],
      ['`touch pwned`.jpg'],
      ['a.jpg & touch pwned &'],
      ['a.jpg | touch pwned'],
      ['a.jpg\ntouch pwned\n'],
      // Beats a backslash before each sign that one thought of.
      ['a.jpg\ntouch\tpwned\n'],
      ['a\\;touch\tpwned'],
    ]),
  );

  // Beats quotes around the name.
  t.exploit('a name that leaves its quotes', () =>
    effect([
      ["'; touch pwned; '.jpg"],
      ['"; touch pwned; ".jpg'],
      ["a'$(touch pwned)'.jpg"],
      ['a"$(touch pwned)".jpg'],
      ["\\'; touch pwned; \\'.jpg"],
      ["'\ntouch pwned\n'.jpg"],
    ]),
  );

  // Beats calling the program without a shell.
  t.exploit('a name that is an option of the program', () =>
    effect(
      [
        ['--hook=touch pwned', 'a.jpg'],
        ['--hook', 'touch pwned', 'z.jpg'],
        ['--log=pwned', 'a.jpg'],
        ['--log', 'pwned.jpg', 'z.jpg'],
        // Beats taking away, or refusing, the first of the names alone.
        ['--', '--hook=touch pwned', 'a.jpg'],
      ].map((names) => names.filter((name) => name !== 'pwned.jpg')),
    ),
  );

  // Beats asking about all files again instead of those that were named.
  t.exploit('a file outside of the folder is described', async () => {
    const folder = await archive(['a.jpg']);
    await t.box.write('private/secret.jpg', jpeg);
    for (const name of [
      '../private/secret.jpg',
      t.box.path('private/secret.jpg'),
      './../private/secret.jpg',
      'x/../../private/secret.jpg',
    ]) {
      const { value } = await t.attempt((await t.start()).call('ask', folder, [name]));
      if (JSON.stringify(value ?? null).includes('JPEG')) return `${name} was described`;
    }
    return null;
  });
}
