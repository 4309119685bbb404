import { gzipSync } from 'node:zlib';

const kinds = { file: '0', hard: '1', link: '2', pipe: '6', folder: '5' };

/** A tar.gz of entries `[name, text]` or `[name, target, kind]`, with names and targets as given. */
function tar(entries) {
  const blocks = [];
  const push = (name, type, target, data) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write(type === '5' ? '0000755\0' : '0000644\0', 100);
    header.write('0000000\x000000000\x00', 108);
    header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('14530000000\0', 136);
    header.write('        ', 148);
    header.write(type, 156);
    header.write(target, 157, 100);
    header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(header, data, Buffer.alloc((512 - (data.length % 512)) % 512));
  };
  for (const [name, text, kind = 'file'] of entries) {
    const isFile = kind === 'file';
    push(name, kinds[kind], isFile ? '' : text, Buffer.from(isFile ? text : ''));
  }
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

export default function checks(t) {
  let number = 0;

  /** An empty folder of its own, two levels down. */
  const lay = async () => {
    number += 1;
    const home = `home${number}`;
    const folder = `${home}/sites/blue`;
    for (const path of [folder, `${home}/sites/blue-private`]) await t.box.mkdir(path);
    return { p: await t.start(), home, folder, target: t.box.path(folder) };
  };

  const holds = async (folder, files) => {
    for (const [name, text] of Object.entries(files)) {
      t.ok(await t.box.exists(`${folder}/${name}`), `${name} is missing`);
      t.equal(await t.box.read(`${folder}/${name}`), text, name);
    }
  };

  t.functional('writes files with their folders and returns their names', async () => {
    const { p, folder, target } = await lay();
    const names = await p.call(
      'unpack',
      tar([
        ['./index.html', '<p>Home'],
        ['css/', '', 'folder'],
        ['css/main.css', 'a { color: blue }'],
        ['img/small/empty.svg', ''],
        ['pipe', '', 'pipe'],
        ['über.txt', 'Käse'],
      ]),
      target,
    );
    t.equal(names, ['css/main.css', 'img/small/empty.svg', 'index.html', 'über.txt']);
    await holds(folder, {
      'index.html': '<p>Home',
      'css/main.css': 'a { color: blue }',
      'img/small/empty.svg': '',
      'über.txt': 'Käse',
    });
  });

  t.functional('replaces files that exist', async () => {
    const { p, folder, target } = await lay();
    await t.box.write(`${folder}/index.html`, 'a long old text');
    t.equal(await p.call('unpack', tar([['index.html', 'new']]), target), ['index.html']);
    await holds(folder, { 'index.html': 'new' });
  });

  t.functional('makes symbolic and hard links', async () => {
    const { p, folder, target } = await lay();
    const names = await p.call(
      'unpack',
      tar([
        ['news/2024.html', 'News'],
        ['latest.html', 'news/2024.html', 'link'],
        ['old/home.html', '../news/2024.html', 'link'],
        ['copy/same.html', 'news/2024.html', 'hard'],
      ]),
      target,
    );
    t.equal(names, ['news/2024.html']);
    const listed = await t.box.list(folder);
    t.equal([...listed].sort(), ['copy', 'latest.html', 'news', 'old']);
    t.ok(await t.box.exists(`${folder}/copy/same.html`), 'the hard link is missing');
  });

  t.functional('what is no archive is an error', async () => {
    const { p, target } = await lay();
    await t.raises(p.call('unpack', Buffer.from('hello, this is no archive'), target));
    const half = tar([['a.txt', 'some text '.repeat(500)]]);
    await t.raises(p.call('unpack', half.subarray(0, half.length >> 1), target));
  });

  t.control('names with dots, dashes and spaces, and a link beside them', async () => {
    const { p, folder, target } = await lay();
    const files = { 'css/v1.2/main-dark_2.css': '1', 'fonts/Big..Font.woff': '2', 'x/y': '3' };
    const entries = [...Object.entries(files), ['x/z', 'y', 'link'], ['x/w', 'x/y', 'hard']];
    t.equal(await p.call('unpack', tar(entries), target), Object.keys(files).sort());
    await holds(folder, files);
    t.equal([...(await t.box.list(`${folder}/x`))].sort(), ['w', 'y', 'z']);
  });

  /** Each attack makes the entries of an archive, and says where in the box the secret would land. */
  const attack = async (attacks) => {
    for (const make of attacks) {
      const { p, home, target } = await lay();
      await t.box.write(`${home}/settings.ini`, 'original');
      const secret = t.secret();
      const { lands, entries, earlier } = make(home, secret);
      if (earlier) await t.attempt(p.call('unpack', tar(earlier), target));
      await t.attempt(p.call('unpack', tar([['css/a.css', 'A'], ...entries]), target));
      if ((await t.box.exists(lands)) && (await t.box.read(lands)) === secret) {
        return `${JSON.stringify(entries)} wrote ${lands}`;
      }
    }
    return null;
  };
  const settings = (home, ...entries) => ({ lands: `${home}/settings.ini`, entries });

  t.exploit('entries that climb out of the folder', () =>
    attack([
      (home, mark) => settings(home, ['../../settings.ini', mark]),
      (home, mark) => settings(home, ['css/../../../settings.ini', mark]),
      (home, mark) => settings(home, ['./../../settings.ini', mark]),
      (home, mark) => ({
        lands: `${home}/sites/${mark}/new`,
        entries: [[`../${mark}/new`, mark]],
      }),
      // Beats deleting "../" once.
      (home, mark) => settings(home, ['....//....//settings.ini', mark]),
      (home, mark) => settings(home, ['..././..././settings.ini', mark]),
    ]),
  );

  t.exploit('entries with an absolute name', () =>
    attack([
      (home, mark) => settings(home, [t.box.path(`${home}/settings.ini`), mark]),
      (home, mark) => settings(home, [`/${t.box.path(`${home}/settings.ini`)}`, mark]),
    ]),
  );

  // Beats `strings.HasPrefix(path, folder)`: the neighbour's path begins with the folder's.
  t.exploit('entries for a neighbour whose name begins like the folder', () =>
    attack([
      (home, mark) => ({
        lands: `${home}/sites/blue-private/x`,
        entries: [['../blue-private/x', mark]],
      }),
      (home, mark) => ({ lands: `${home}/sites/blue2`, entries: [['../blue2', mark]] }),
      (home, mark) => ({
        lands: `${home}/sites/blue-private/x`,
        entries: [
          ['up', '../blue-private', 'link'],
          ['up/x', mark],
        ],
      }),
    ]),
  );

  // Beats a check of the names alone.
  t.exploit('entries that go through a link of the same archive', () =>
    attack([
      (home, mark) => settings(home, ['up', '../..', 'link'], ['up/settings.ini', mark]),
      (home, mark) => settings(home, ['up', t.box.path(home), 'link'], ['up/settings.ini', mark]),
      (home, mark) => settings(home, ['a', '../../settings.ini', 'link'], ['a', mark]),
      (home, mark) => settings(home, ['css/b', '../../../settings.ini', 'link'], ['css/b', mark]),
    ]),
  );

  // Beats asking where a path leads, which says nothing of what is not there yet.
  t.exploit('entries that go through a link to something new', () =>
    attack([
      (home, mark) => ({
        lands: `${home}/new.ini`,
        entries: [
          ['a', '../../new.ini', 'link'],
          ['a', mark],
        ],
      }),
      (home, mark) => ({
        lands: `${home}/${mark}/new.ini`,
        entries: [
          ['up', '../..', 'link'],
          [`up/${mark}/new.ini`, mark],
        ],
      }),
    ]),
  );

  // Beats remembering the links that an archive makes.
  t.exploit('entries that go through a link of an earlier archive', () =>
    attack([
      (home, mark) => ({
        ...settings(home, ['up/settings.ini', mark]),
        earlier: [['up', '../..', 'link']],
      }),
      (home, mark) => ({
        ...settings(home, ['a', mark]),
        earlier: [['a', '../../settings.ini', 'link']],
      }),
    ]),
  );

  // Beats a check of each link's target as text: the second link goes on where the first one ends.
  t.exploit('entries that go through a chain of links, each of which looks harmless', () =>
    attack([
      (home, mark) =>
        settings(
          home,
          ['d/e/', '', 'folder'],
          ['d/e/top', '../..', 'link'],
          ['out', 'd/e/top/../..', 'link'],
          ['out/settings.ini', mark],
        ),
      (home, mark) =>
        settings(
          home,
          ['d/', '', 'folder'],
          ['d/here', '..', 'link'],
          ['d/here2', 'here/../..', 'link'],
          ['d/here2/settings.ini', mark],
        ),
    ]),
  );

  // Beats a check of the target against the link's name: a link below a link is elsewhere.
  t.exploit('entries that go through a link made below another link', () =>
    attack([
      (home, mark) =>
        settings(
          home,
          ['here', '.', 'link'],
          // By its name the link is two folders down, in truth in the folder itself.
          ['here/here/out', '../..', 'link'],
          ['out/settings.ini', mark],
        ),
    ]),
  );

  // Beats care for symbolic links only.
  t.exploit('a hard link to a file outside is written, or read', async () => {
    const written = await attack([
      (home, mark) => settings(home, ['a', '../../settings.ini', 'hard'], ['a', mark]),
      (home, mark) =>
        settings(home, ['a', t.box.path(`${home}/settings.ini`), 'hard'], ['a', mark]),
      (home, mark) => settings(home, ['css/a', '../../settings.ini', 'hard'], ['css/a', mark]),
    ]);
    if (written) return written;
    const up = ['up', '../..', 'link'];
    const ways = [
      ['mine.txt', '../../private.key'],
      ['mine.txt', null],
      ['css/mine.txt', '../../private.key'],
      ['mine.txt', 'css/../../../private.key'],
      ['mine.txt', 'up/private.key', up],
      ['mine.txt', 'key', ['key', '../../private.key', 'link']],
    ];
    for (const [name, given, ...before] of ways) {
      const { p, home, folder, target } = await lay();
      const secret = t.secret();
      await t.box.write(`${home}/private.key`, secret);
      const to = given ?? t.box.path(`${home}/private.key`);
      const entries = [['css/a.css', 'A'], ...before, [name, to, 'hard']];
      await t.attempt(p.call('unpack', tar(entries), target));
      if (!(await t.box.exists(`${folder}/${name}`))) continue;
      let found = '';
      try {
        found = await t.box.read(`${folder}/${name}`);
      } catch {
        // A hard link to a link is a link, which anybody may make.
      }
      if (found === secret) return `${to} is in the folder`;
    }
    return null;
  });
}
