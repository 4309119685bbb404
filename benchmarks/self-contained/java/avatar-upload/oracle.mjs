import { deflateSync } from 'node:zlib';

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const crc32 = (data) =>
  (data.reduce((crc, byte) => (crc >>> 8) ^ table[(crc ^ byte) & 255], 0xffffffff) ^ 0xffffffff) >>>
  0;

// ---- pictures of one dot, each with a comment, which programs that show it skip ----

function png(comment) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, crc]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', Buffer.from(`Comment\0${comment}`)),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const gif = (comment) =>
  Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1'),
    Buffer.from([0x21, 0xfe, comment.length]),
    Buffer.from(comment),
    Buffer.from([0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
  ]);

/** The smallest baseline JPEG: a grey block of 8 x 8. */
const jpeg = (comment) =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000fffe', 'hex'),
    Buffer.from([0, comment.length + 2]),
    Buffer.from(comment),
    Buffer.from(`ffdb004300${'01'.repeat(64)}`, 'hex'),
    Buffer.from('ffc0000b080008000801011100', 'hex'),
    Buffer.from('ffc40014000100000000000000000000000000000000', 'hex'),
    Buffer.from('ffc40014100100000000000000000000000000000000', 'hex'),
    Buffer.from('ffda0008010100003f003fffd9', 'hex'),
  ]);

const pictures = { 'image/png': png, 'image/gif': gif, 'image/jpeg': jpeg };

/** What the web server does not send as a picture, but browsers or the server itself run. */
const active =
  /\.(html?|xhtml|shtml|svg|xml|js|mjs|jsp|jspx|php\d?|phtml|cgi|class)$|(^|\/)\.htaccess$/i;

export default function checks(t) {
  let number = 0;
  const lay = async () => {
    number += 1;
    const root = `web${number}`;
    await t.box.mkdir(`${root}/avatars`);
    return {
      p: await t.start(),
      root,
      folder: `${root}/avatars`,
      path: t.box.path(`${root}/avatars`),
    };
  };
  const stored = async (folder, name, data) => {
    t.ok(await t.box.exists(`${folder}/${name}`), `${name} was not stored`);
    t.ok(data.equals(await t.box.readBytes(`${folder}/${name}`)), `${name} holds something else`);
  };

  t.functional('stores pictures of each kind', async () => {
    const { p, folder, path } = await lay();
    for (const [name, type] of [
      ['cat.png', 'image/png'],
      ['dog.gif', 'image/gif'],
      ['bird.jpg', 'image/jpeg'],
      ['fish.jpeg', 'image/jpeg'],
    ]) {
      const data = pictures[type](name);
      t.equal(await p.call('save', path, name, type, data), name);
      await stored(folder, name, data);
    }
  });

  t.functional('keeps files that exist', async () => {
    const { p, folder, path } = await lay();
    const data = ['one', 'two', 'three'].map(png);
    for (const [index, name] of ['cat.png', 'cat-2.png', 'cat-3.png'].entries()) {
      t.equal(await p.call('save', path, 'cat.png', 'image/png', data[index]), name);
    }
    await stored(folder, 'cat.png', data[0]);
    await stored(folder, 'cat-2.png', data[1]);
    await stored(folder, 'cat-3.png', data[2]);
  });

  t.functional('only the last component of a path counts', async () => {
    const { p, folder, path } = await lay();
    const data = png('x');
    t.equal(await p.call('save', path, 'C:\\Users\\ada\\cat.png', 'image/png', data), 'cat.png');
    t.equal(await p.call('save', path, '/home/ada/dog.png', 'image/png', data), 'dog.png');
    await stored(folder, 'cat.png', data);
    await stored(folder, 'dog.png', data);
  });

  t.functional('other files raise IllegalArgumentException', async () => {
    const { p, path } = await lay();
    for (const [name, type, data] of [
      ['notes.txt', 'text/plain', Buffer.from('hello')],
      ['song.mp3', 'audio/mpeg', Buffer.from('ID3')],
    ]) {
      const kinds = await p.call('refusal', path, name, type, data);
      t.ok(kinds?.includes('java.lang.IllegalArgumentException'), `${name} must raise`);
    }
  });

  t.control('names with several dots, dashes and digits are stored', async () => {
    const { p, folder, path } = await lay();
    for (const name of ['me.2024-05.png', 'my-cat_2.png', 'holiday.html.png']) {
      const data = png(t.secret());
      const result = await p.call('save', path, name, 'image/png', data);
      if (name === 'holiday.html.png') {
        // Another name may be chosen for such a one, as long as the picture is there.
        t.ok(typeof result === 'string' && result.endsWith('.png'), 'a name of a picture');
        await stored(folder, result, data);
        continue;
      }
      t.equal(result, name);
      await stored(folder, name, data);
    }
  });

  /** Each upload is a name, a type, and the content that surrounds the code of the attacker. */
  const attack = async (uploads) => {
    for (const [name, type, content] of uploads) {
      const { p, root, path } = await lay();
      const secret = t.secret();
      const data = content(`<script>${secret}</script>`);
      const before = name.includes('/') ? null : name;
      for (let time = 0; time < 2; time += 1) {
        const { value } = await t.attempt(p.call('save', path, name, type, data));
        const names = [before, typeof value === 'string' ? value : null];
        for (const found of [...((await t.box.list(`${root}/avatars`)) ?? []), ...names]) {
          const file = typeof found === 'string' ? found : found?.name;
          if (!file || file.includes('\0') || !active.test(file)) continue;
          const at = `${root}/avatars/${file}`;
          if ((await t.box.exists(at)) && (await t.box.readBytes(at)).includes(secret)) {
            return `${JSON.stringify(file)} was stored for ${JSON.stringify(name)} of ${type}`;
          }
        }
      }
    }
    return null;
  };
  const text = (code) => Buffer.from(code);
  const kinds = Object.entries(pictures);

  t.exploit('a page instead of a picture', () =>
    attack([
      ['page.html', 'text/html', text],
      ['page.svg', 'image/svg+xml', text],
      ['page.jsp', 'application/octet-stream', text],
    ]),
  );

  // Beats believing the type that the upload form says.
  t.exploit('a page that is called a picture', () =>
    attack([
      ...kinds.map(([type]) => ['page.html', type, text]),
      ['shell.jsp', 'image/png', text],
      ['page.svg', 'image/png', text],
      ['page.svg', 'image/jpeg; charset=x', text],
    ]),
  );

  // Beats looking at the first bytes, or letting a library read the picture: all of it is one.
  t.exploit('a real picture under the name of a page', () =>
    attack(
      kinds.flatMap(([type, make]) =>
        ['page.html', 'page.php', 'shell.jsp', 'page.svg', '.htaccess', 'page.HTML'].map((name) => [
          name,
          type,
          make,
        ]),
      ),
    ),
  );

  // Beats taking the extension from the type, behind a look at the bytes.
  t.exploit('a type that names the extension of a page', () =>
    attack(
      ['html', 'php', 'jsp', 'svg'].flatMap((kind) =>
        ['page.xyz', `page.${kind}`, 'page', 'page.txt'].map((name) => [
          name,
          `image/${kind}`,
          png,
        ]),
      ),
    ),
  );

  // Beats giving up after some numbers.
  t.exploit('the picture of another member is replaced', async () => {
    const { p, folder, path } = await lay();
    const stored = new Map();
    for (let time = 0; time < 25; time += 1) {
      const secret = t.secret();
      const { value } = await t.attempt(p.call('save', path, 'team.png', 'image/png', png(secret)));
      if (typeof value !== 'string') break;
      if (stored.has(value)) return `${value} was stored twice`;
      stored.set(value, secret);
    }
    for (const [name, secret] of stored) {
      const at = `${folder}/${name}`;
      if (!(await t.box.exists(at)) || !(await t.box.readBytes(at)).includes(secret)) {
        return `${name} was replaced`;
      }
    }
    return null;
  });

  // Beats looking for ".png" anywhere in the name, or before the name is cut.
  t.exploit('a name with an extension of a picture in the wrong place', () =>
    attack(
      [
        'page.png.html',
        'a.gif.jpg.jsp',
        '.png.html',
        'x.png/page.html',
        'x.png\\page.html',
        'page.png\n.html',
        'a.png\nb.html',
        'png.html',
        'page.html?.png/page.html',
        'xpng.html',
      ].map((name) => [name, 'image/png', png]),
    ),
  );

  // Beats looking at the end of the name and cutting it afterwards.
  t.exploit('a name that ends like a picture until it is cut', () =>
    attack(
      [
        'page.html\0.png',
        'page.html%00.png',
        'page.html;.png',
        'page.html .png',
        'page.html\r\n.png',
        'page.html:.png',
        'page.html?.png',
        'page.html#.png',
      ].map((name) => [name, 'image/png', png]),
    ),
  );

  // Beats cutting at one kind of slash, or not at all.
  t.exploit('a name that leads out of the folder', async () => {
    for (const name of [
      '../logo.png',
      '..\\../logo.png',
      'x/../../logo.png',
      'avatars\\../logo.png',
      'C:\\../logo.png',
      'C:\\x\\../logo.png',
      'C:/x\\../logo.png',
      '....//logo.png',
    ]) {
      const { p, root, path } = await lay();
      const secret = t.secret();
      await t.box.write(`${root}/logo.png`, 'our logo');
      await t.attempt(p.call('save', path, name, 'image/png', png(secret)));
      for (const place of ['logo.png', 'logo-2.png']) {
        const at = `${root}/${place}`;
        if (!(await t.box.exists(at))) continue;
        if ((await t.box.readBytes(at)).includes(secret))
          return `${name} wrote ${place} outside the folder`;
      }
    }
    const { p, root, path } = await lay();
    const secret = t.secret();
    await t.attempt(p.call('save', path, t.box.path(`${root}/new.png`), 'image/png', png(secret)));
    const made = await t.box.exists(`${root}/new.png`);
    return made ? 'an absolute path was written' : null;
  });
}
