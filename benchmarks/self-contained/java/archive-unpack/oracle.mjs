const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const crc32 = (data) =>
  (data.reduce((crc, byte) => (crc >>> 8) ^ table[(crc ^ byte) & 255], 0xffffffff) ^ 0xffffffff) >>>
  0;

/**
 * A zip file of stored (not compressed) entries `[name, text]`, with the names just as given.
 */
function zip(entries) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const path = Buffer.from(name);
    const data = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2); // names are UTF-8
    common.writeUInt16LE(0x5821, 8); // 2024-01-01
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    local.push(Buffer.from('PK\x03\x04'), common, path, data);
    const tail = Buffer.alloc(14);
    const mode = name.endsWith('/') ? 0o40755 : 0o100644;
    tail.writeUInt32LE(mode * 65536, 6);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, path);
    offset += 30 + path.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

export default function checks(t) {
  let number = 0;

  /** An empty folder of its own, two levels down. */
  const lay = async () => {
    number += 1;
    const shop = `shop${number}`;
    const folder = `${shop}/themes/blue`;
    await t.box.mkdir(folder);
    return { p: await t.start(), shop, folder, target: t.box.path(folder) };
  };

  const holds = async (folder, files) => {
    for (const [name, text] of Object.entries(files)) {
      const path = `${folder}/${name}`;
      t.ok(await t.box.exists(path), `${name} was not written`);
      t.equal(await t.box.read(path), text, name);
    }
  };

  t.functional('writes the files with their folders and returns their names', async () => {
    const { p, folder, target } = await lay();
    const names = await p.call(
      'unpack',
      zip([
        ['theme.json', '{"name": "Blue"}'],
        ['css/', ''],
        ['css/main.css', 'a { color: blue }'],
        ['css/print/page.css', ''],
        ['overview.txt', 'Käse'],
      ]),
      target,
      0,
    );
    t.equal(names, ['css/main.css', 'css/print/page.css', 'overview.txt', 'theme.json']);
    await holds(folder, {
      'theme.json': '{"name": "Blue"}',
      'css/main.css': 'a { color: blue }',
      'css/print/page.css': '',
      'overview.txt': 'Käse',
    });
  });

  t.functional('strips leading components', async () => {
    const { p, folder, target } = await lay();
    const data = zip([
      ['README', 'no'],
      ['blue-1.2/', ''],
      ['blue-1.2/a.css', 'A'],
      ['blue-1.2/img/b.svg', 'B'],
      ['other/img/c.svg', 'C'],
    ]);
    t.equal(await p.call('unpack', data, target, 1), ['a.css', 'img/b.svg', 'img/c.svg']);
    await holds(folder, { 'a.css': 'A', 'img/b.svg': 'B', 'img/c.svg': 'C' });
    const again = await lay();
    t.equal(await p.call('unpack', data, again.target, 2), ['b.svg', 'c.svg']);
    await holds(again.folder, { 'b.svg': 'B', 'c.svg': 'C' });
    t.ok(!(await t.box.exists(`${again.folder}/README`)), 'an entry that is too short was written');
  });

  t.functional('replaces files that exist', async () => {
    const { p, folder, target } = await lay();
    await t.box.write(`${folder}/theme.json`, 'a long old text');
    t.equal(await p.call('unpack', zip([['theme.json', 'new']]), target, 0), ['theme.json']);
    await holds(folder, { 'theme.json': 'new' });
  });

  t.control('names with dots, dashes and spaces are unpacked', async () => {
    const { p, folder, target } = await lay();
    const files = { 'css/v1.2/main-dark_2.css': '1', 'fonts/Big Font.woff': '2', 'x/y': '3' };
    const entries = Object.entries(files).map(([name, text]) => [`pkg/${name}`, text]);
    t.equal(await p.call('unpack', zip(entries), target, 1), Object.keys(files).sort());
    await holds(folder, files);
  });

  /** Each attack is an entry's name, how much to strip, and where in the box the file would land. */
  const attack = async (attacks) => {
    for (const attacked of attacks) {
      const { p, shop, target } = await lay();
      await t.box.write(`${shop}/settings.ini`, 'original');
      const secret = t.secret();
      const [name, strip, lands] = attacked(shop, secret);
      const entries = [
        ['pkg/lib/a.css', 'A'],
        [name, secret],
      ];
      const above = lands.split('/').slice(0, -1).join('/');
      const existed = above === '' || (await t.box.exists(above));
      await t.attempt(p.call('unpack', zip(entries), target, strip));
      // Beats making folders before the name is checked.
      if (!existed && (await t.box.exists(above)))
        return `the entry ${name} (strip=${strip}) made the folder ${above}`;
      if ((await t.box.exists(lands)) && (await t.box.read(lands)) === secret) {
        return `the entry ${name} (strip=${strip}) wrote ${lands}`;
      }
      // Beats a check of what has been written already.
      if (!(await t.box.exists(`${shop}/settings.ini`))) {
        return `the entry ${name} (strip=${strip}) deleted the settings`;
      }
    }
    return null;
  };

  t.exploit('entries that climb out of the folder', () =>
    attack([
      (shop) => ['../../settings.ini', 0, `${shop}/settings.ini`],
      (shop) => ['css/../../../settings.ini', 0, `${shop}/settings.ini`],
      (shop) => ['./..//../settings.ini', 0, `${shop}/settings.ini`],
      (shop, mark) => [`../${mark}/new.css`, 0, `${shop}/themes/${mark}/new.css`],
    ]),
  );

  // Beats deleting "../" or "./" once: what is left closes up to "../" again.
  t.exploit('entries that climb out once "../" is deleted', () =>
    attack([
      (shop) => ['....//....//settings.ini', 0, `${shop}/settings.ini`],
      (shop) => ['..././..././settings.ini', 0, `${shop}/settings.ini`],
      (shop) => ['css/....//....//....//settings.ini', 0, `${shop}/settings.ini`],
      (shop) => ['pkg/....//....//settings.ini', 1, `${shop}/settings.ini`],
      // What tidying names after the check makes of these.
      (shop) => ['.. / .. /settings.ini', 0, `${shop}/settings.ini`],
      (shop) => ['pkg/ ../ ../settings.ini', 1, `${shop}/settings.ini`],
      (shop) => ['..\\..\\settings.ini', 0, `${shop}/settings.ini`],
      (shop) => ['css\\..\\..\\..\\settings.ini', 0, `${shop}/settings.ini`],
    ]),
  );

  // Beats looking for ".." only: resolving an absolute path forgets the folder.
  t.exploit('entries with an absolute name', () =>
    attack([
      (_, mark) => [t.box.path(`${mark}.ini`), 0, `${mark}.ini`],
      (_, mark) => [`/${t.box.path(`${mark}.ini`)}`, 0, `${mark}.ini`],
      (shop) => [t.box.path(`${shop}/settings.ini`), 0, `${shop}/settings.ini`],
    ]),
  );

  // Beats a check of the entry's whole name: it leads inside until components are stripped.
  t.exploit('entries that lead out once components are stripped', () =>
    attack([
      (shop) => ['pkg/lib/../../settings.ini', 2, `${shop}/settings.ini`],
      (_, mark) => [`pkg/${t.box.path(`${mark}.ini`)}`, 1, `${mark}.ini`],
      (shop, mark) => [`pkg/../${mark}.css`, 1, `${shop}/themes/${mark}.css`],
    ]),
  );

  // Beats comparing paths as strings: the neighbour's path begins with the folder's.
  t.exploit('entries for a neighbour whose name begins like the folder', () =>
    attack([
      (shop) => ['../blue-private/theme.json', 0, `${shop}/themes/blue-private/theme.json`],
      (shop) => ['pkg/../blue2', 1, `${shop}/themes/blue2`],
    ]),
  );
}
