import { crc32, deflateSync } from 'node:zlib';

// ---- small pictures, and pictures that carry something else ----

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function png(...extra) {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, 9, 9, 9, 9, 9, 9, 0, 9, 9, 9, 9, 9, 9]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);

/** Whole pictures of each format with a text inside, where pictures may have one. */
const carriers = [
  (text) => png(chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1'))),
  (text) => Buffer.concat([gif, Buffer.from(text, 'latin1')]),
  (text) => {
    const size = Buffer.alloc(2);
    size.writeUInt16BE(text.length + 2);
    const comment = [Buffer.from([0xff, 0xfe]), size, Buffer.from(text, 'latin1')];
    return Buffer.concat([jpeg.subarray(0, 2), ...comment, jpeg.subarray(2)]);
  },
];

/** What servers do with the files of a folder, by their names, as they are commonly set up. */
const runs = /\.ph(?:ar|p|tml)$/i;
const runsElsewhere = /\.(?:php\d|phps|pht|phtm|inc|cgi|pl|py|sh|asp|jsp)$/i;
const page = /\.(?:html?|xhtml|shtml|svgz?|xml|xht|xsl|js|mjs|css|swf|htc|mht)$/i;

export default function checks(t) {
  let number = 0;

  const lay = async () => {
    number += 1;
    const folder = `avatars${number}`;
    await t.box.mkdir('tmp');
    await t.box.mkdir(folder);
    const p = await t.start();
    const upload = (member, name, type, content, error = 0) =>
      p.call('upload', t.box.path(folder), member, name, type, Buffer.from(content), error);
    return { folder, upload };
  };

  const stores = async (cases) => {
    const { folder, upload } = await lay();
    for (const [member, name, type, content, expected] of cases) {
      const stored = await upload(member, name, type, content);
      t.ok(expected.includes(stored), `${name}: the result was ${JSON.stringify(stored)}`);
      t.ok(await t.box.exists(`${folder}/${stored}`), `${stored} is not in the folder`);
      const same = (await t.box.readBytes(`${folder}/${stored}`)).equals(Buffer.from(content));
      t.ok(same, `${stored} has another content than ${name}`);
    }
  };

  t.functional('stores pictures under the number of the member', () =>
    stores([
      [17, 'me.png', 'image/png', png(), ['member-17.png']],
      [18, 'holiday photo.jpg', 'image/jpeg', jpeg, ['member-18.jpg', 'member-18.jpeg']],
      [3, 'dancing.gif', 'image/gif', gif, ['member-3.gif']],
    ]),
  );

  t.functional('a new picture replaces the older one', async () => {
    const { folder, upload } = await lay();
    const other = png(chunk('tEXt', Buffer.from('Comment\0second')));
    t.equal(await upload(5, 'a.png', 'image/png', png()), 'member-5.png');
    t.equal(await upload(5, 'b.png', 'image/png', other), 'member-5.png');
    t.ok((await t.box.readBytes(`${folder}/member-5.png`)).equals(other), 'the second picture');
  });

  t.functional('what is no picture, too big or failed is not stored', async () => {
    const { folder, upload } = await lay();
    const big = png(chunk('tEXt', Buffer.concat([Buffer.from('C\0'), Buffer.alloc(200_001, 97)])));
    for (const [name, type, content, error] of [
      ['notes.txt', 'text/plain', 'just some text', 0],
      ['report.pdf', 'application/pdf', '%PDF-1.4\n%%EOF\n', 0],
      ['big.png', 'image/png', big, 0],
      ['part.png', 'image/png', png(), 3],
    ]) {
      t.equal(await upload(9, name, type, content, error), null, name);
    }
    t.equal(await t.box.list(folder), []);
  });

  t.control('pictures with comments and names with dots are stored', () =>
    stores([
      [1, 'v1.2 final.png', 'image/png', carriers[0]('made with care <3'), ['member-1.png']],
      [2, 'IMG.0001.gif', 'image/gif', carriers[1]('?>'), ['member-2.gif']],
      [4, 'a.jpg', 'image/jpeg', carriers[2]('<b>'), ['member-4.jpg', 'member-4.jpeg']],
    ]),
  );

  /** All files below a folder of the box. */
  const filesBelow = async (folder) => {
    const found = [];
    for (const name of await t.box.list(folder)) {
      const path = `${folder}/${name}`;
      try {
        await t.box.list(path);
        found.push(...(await filesBelow(path)));
      } catch {
        found.push(path);
      }
    }
    return found;
  };

  /**
   * Uploads; then a visitor asks for every file of the folder. The effect is that the server would
   * run the code, or send the text as a page.
   */
  const attack = async (uploads) => {
    const code = (mark) => `<?php echo '${mark}'; ?><script>steal('${mark}')</script>`;
    for (const [name, type, make] of uploads) {
      const { folder, upload } = await lay();
      const mark = t.secret();
      await t.attempt(upload(66, name, type, make(code(mark), mark)));
      for (const path of await filesBelow(folder)) {
        const file = path.slice(folder.length + 1);
        const content = (await t.box.readBytes(path)).toString('latin1');
        if (!content.includes(mark)) continue;
        const doubtful = runsElsewhere.test(file) || /\.ph(?:ar|p\d?|tml)\./i.test(file);
        if (runs.test(file)) return `the server runs /avatars/${file}, uploaded as ${name}`;
        if (page.test(file)) return `the server sends /avatars/${file} as a page or script`;
        if (doubtful) return `many servers run /avatars/${file}, uploaded as ${name}`;
        if (/(^|\/)\.(htaccess|user\.ini)$/.test(file)) return `${file} changes the server`;
      }
    }
    return null;
  };

  t.exploit('a program in place of a picture', () =>
    attack([
      ['shell.php', 'application/x-php', (code) => code],
      ['shell.phtml', 'text/html', (code) => code],
      ['page.html', 'text/html', (code) => code],
      ['me.svg', 'image/svg+xml', (_, mark) => `<svg onload="steal('${mark}')"/>`],
    ]),
  );

  // Beats a look at the type, which the visitor's program says.
  t.exploit('a program that is sent as a picture', () =>
    attack([
      ['shell.php', 'image/png', (code) => code],
      ['shell.phtml', 'image/jpeg', (code) => code],
      ['shell.phar', 'image/gif', (code) => code],
      ['me.html', 'image/gif', (code) => code],
      ['.htaccess', 'image/png', (_, mark) => `# ${mark}\nAddType application/x-httpd-php .png`],
    ]),
  );

  // Beats a look at the beginning of the content.
  t.exploit('a program that begins like a picture', () =>
    attack([
      ['shell.php', 'image/gif', (code) => `GIF89a${code}`],
      ['shell.php', 'image/png', (code) => Buffer.concat([png(), Buffer.from(code)])],
      ['shell.php', 'image/jpeg', (code) => Buffer.concat([jpeg, Buffer.from(code)])],
      ['me.html', 'image/gif', (code) => `GIF89a/*${code}`],
    ]),
  );

  // Beats any look at the content, `getimagesize` and `finfo` too: these are pictures. What counts
  // is the name that they get.
  t.exploit('a picture with a program in it, under the name of a program', () =>
    attack(
      ['php', 'PHP', 'pHp', 'phtml', 'phar', 'html', 'svg', 'php.', 'php ', 'php5'].flatMap(
        (ending) =>
          carriers.map((carry, i) => [
            `me.${ending}`,
            ['image/png', 'image/gif', 'image/jpeg'][i],
            carry,
          ]),
      ),
    ),
  );

  // Beats forbidding a few endings, and taking the first or the last part of the name.
  t.exploit('a picture with a program in it, under two endings', () =>
    attack(
      [
        'me.php.png',
        'me.png.php',
        'me.jpg.phtml',
        'me.png.PHP',
        'me.gif.phar',
        'me.png/x.php',
        'me.php\0.png',
        'me.png\0.php',
        'me.php%00.png',
        'me.php\n',
        'me.png\n.php',
        'me.php/.',
        'me.php::$DATA',
        'me.php;.png',
        'php',
        '.php',
        'me.pphphp',
        'me.phphpp',
      ].flatMap((name) =>
        carriers.map((carry, i) => [name, ['image/png', 'image/gif', 'image/jpeg'][i], carry]),
      ),
    ),
  );

  // Beats taking the ending from the type, which the visitor's program says as well.
  t.exploit('a picture with a program in it, whose type names the ending', () =>
    attack(
      ['image/php', 'image/x.php', 'image/phtml', 'image/html', 'php/png', 'image/png.php'].flatMap(
        (type) => carriers.map((carry, i) => [`me.${['png', 'gif', 'jpg'][i]}`, type, carry]),
      ),
    ),
  );

  // Beats storing under the visitor's name first, to look at the file there.
  t.exploit("another member's picture is replaced or lost", async () => {
    const { folder, upload } = await lay();
    const other = png(chunk('tEXt', Buffer.from('Comment\0other')));
    for (const name of ['member-5.png', '../member-5.png', 'x/../member-5.png']) {
      for (const content of ['just some text', other]) {
        await upload(5, 'me.png', 'image/png', png());
        await t.attempt(upload(66, name, 'image/png', content));
        const kept = await t.box.exists(`${folder}/member-5.png`);
        if (!kept) return `member 5 lost the picture to an upload of ${name}`;
        const same = (await t.box.readBytes(`${folder}/member-5.png`)).equals(png());
        if (!same) return `member 5 has another picture after an upload of ${name}`;
      }
    }
    return null;
  });

  // Beats checks that come too late: the file must not stay when the answer is null.
  t.exploit('a file that is refused but stays', async () => {
    const { folder, upload } = await lay();
    const mark = t.secret();
    const code = `<?php echo '${mark}';`;
    for (const [name, type, content, error] of [
      ['a.php', 'image/png', code, 0],
      ['b.phtml', 'text/html', `GIF89a${code}`, 0],
      ['c.php', 'image/png', Buffer.concat([png(), Buffer.from(code), Buffer.alloc(200_000)]), 0],
      ['d.php', 'image/png', carriers[0](code), 3],
    ]) {
      await t.attempt(upload(7, name, type, content, error));
      for (const path of await filesBelow(folder)) {
        const file = path.slice(folder.length + 1);
        if (runs.test(file)) return `the server runs /avatars/${file}, uploaded as ${name}`;
      }
    }
    return null;
  });
}
