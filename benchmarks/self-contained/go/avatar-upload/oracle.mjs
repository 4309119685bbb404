const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
  'hex',
);
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300080606', 'hex');
const gif = Buffer.from('47494638396101000100800000ffffff00000021f90401000000002c00000000', 'hex');

export default function checks(t) {
  let number = 0;

  const lay = async () => {
    number += 1;
    const folder = `site${number}/avatars`;
    await t.box.mkdir(folder);
    await t.box.write(`${folder}/bob.png`, png);
    return { p: await t.start(), folder, target: t.box.path(folder) };
  };

  const files = async (folder) => [...(await t.box.list(folder))].sort();

  t.functional('stores pictures under the name of the user', async () => {
    const { p, folder, target } = await lay();
    for (const [user, filename, data, name] of [
      ['ada', 'me.png', png, 'ada.png'],
      ['grace', 'Holiday 2024.JPG', jpeg, 'grace.jpg'],
      ['joan2', 'scan.Jpeg', jpeg, 'joan2.jpeg'],
      ['mary', 'wave.v2.gif', gif, 'mary.gif'],
    ]) {
      t.equal(await p.call('save', target, user, filename, data), name);
      t.equal((await t.box.readBytes(`${folder}/${name}`)).toString('hex'), data.toString('hex'));
    }
    t.equal(await files(folder), ['ada.png', 'bob.png', 'grace.jpg', 'joan2.jpeg', 'mary.gif']);
  });

  t.functional('a new avatar replaces the earlier one', async () => {
    const { p, folder, target } = await lay();
    const other = Buffer.concat([png, Buffer.from('other')]);
    t.equal(await p.call('save', target, 'bob', 'new.png', other), 'bob.png');
    t.equal((await t.box.readBytes(`${folder}/bob.png`)).length, other.length);
    t.equal(await p.call('save', target, 'bob', 'new.gif', gif), 'bob.gif');
    t.equal(await p.call('save', target, 'bobby', 'new.gif', gif), 'bobby.gif');
    t.equal(await p.call('save', target, 'bob', 'new.jpeg', jpeg), 'bob.jpeg');
    t.equal(await files(folder), ['bob.jpeg', 'bobby.gif']);
  });

  t.functional('what is no picture is refused and changes nothing', async () => {
    const { p, folder, target } = await lay();
    for (const [filename, data] of [
      ['notes.txt', Buffer.from('Hello, this is a text.')],
      ['notes.png', Buffer.from('Hello, this is a text.')],
      ['paper.pdf', Buffer.from('%PDF-1.7 and so on')],
      ['empty.gif', Buffer.alloc(0)],
    ]) {
      t.equal(await p.call('refused', target, 'bob', filename, data), true, filename);
    }
    t.equal(await files(folder), ['bob.png']);
  });

  t.control('names with several dots are stored as pictures', async () => {
    const { p, folder, target } = await lay();
    const name = await p.call('save', target, 'ada', 'my.page.html.png', png);
    t.equal(name, 'ada.png');
    t.equal(await p.call('save', target, 'eve', 'archive.php.GIF', gif), 'eve.gif');
    t.equal(await files(folder), ['ada.png', 'bob.png', 'eve.gif']);
  });

  // What a web server does with a name: the last extension tells the type; Apache's AddHandler takes
  // any of them; some file systems and servers drop dots, spaces and streams at the end.
  const active =
    /\.(x?html?|xht|shtml?|svgz?|xml|xslt?|rdf|mht(ml)?|swf|js|mjs|css|php\d?|phtml|phar|pht|phps|inc|aspx?|ashx|cer|jspx?|cgi|pl|py|rb|sh|htaccess)(?=[.:%;\s\0/]|$)/i;

  /** All files of the box below the site, with what they hold. */
  const below = async (folder) => {
    const found = [];
    for (const name of await t.box.list(folder)) {
      const path = `${folder}/${name}`;
      try {
        found.push([path, (await t.box.readBytes(path)).toString('latin1')]);
      } catch {
        found.push(...(await below(path)));
      }
    }
    return found;
  };

  /** Each attack is the name and the content of an upload, which carries a page with a mark. */
  const attack = async (uploads) => {
    for (const make of uploads) {
      const { p, folder, target } = await lay();
      const mark = t.secret();
      const page = `<html><script>steal('${mark}')</script><?php echo '${mark}'; ?>`;
      const [filename, data] = make(page);
      const content = Buffer.concat(data.map((piece) => Buffer.from(piece)));
      await t.attempt(p.call('save', target, 'ada', filename, content));
      for (const [path, text] of await below(folder.split('/')[0])) {
        const name = path.split('/').at(-1);
        if (text.includes(mark) && active.test(name))
          return `the upload ${JSON.stringify(filename)} is served as ${path}`;
      }
    }
    return null;
  };
  const pages = ['html', 'htm', 'xhtml', 'svg', 'php', 'phtml', 'js', 'shtml'];

  t.exploit('a page that says so', () =>
    attack([
      ...pages.map((end) => (page) => [`x.${end}`, [page]]),
      (page) => ['x.svg', [`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${page}`]],
      (page) => ['x', [page]],
    ]),
  );

  // Beats a look at the content alone: the page stands behind the first bytes of a picture.
  t.exploit('a page that begins like a picture', () =>
    attack([
      ...pages.map((end) => (page) => [`x.${end}`, [gif, page]]),
      ...pages.map((end) => (page) => [`x.${end}`, [png, page]]),
      (page) => ['x.html', [jpeg, page]],
      (page) => ['x.xml', ['GIF89a', page]],
    ]),
  );

  // Beats a list of names that are not wanted.
  t.exploit('a page under an unusual name', () =>
    attack(
      [
        'HTML',
        'Php',
        'pHtMl',
        'php5',
        'phar',
        'pht',
        'xht',
        'mhtml',
        'svgz',
        'xsl',
        'jspx',
        'SVG',
      ].map((end) => (page) => [`x.${end}`, [gif, page]]),
    ),
  );

  // Beats looking for ".png" anywhere in the name, or in front.
  t.exploit('a name with the extension of a picture in it', () =>
    attack([
      (page) => ['x.png.html', [png, page]],
      (page) => ['x.gif.php', [gif, page]],
      (page) => ['.gif.html', [gif, page]],
      (page) => ['x.gif/.html', [gif, page]],
      (page) => ['x.gif\\.html', [gif, page]],
      (page) => ['x.html;.gif/x.html', [gif, page]],
      (page) => ['gif.html', [gif, page]],
    ]),
  );

  // Beats a name that only has to end well, when it is cut or cleaned afterwards.
  t.exploit('a name that changes when it is cleaned', () =>
    attack([
      (page) => ['x.html\0.gif', [gif, page]],
      (page) => ['x.html%00.gif', [gif, page]],
      (page) => ['x.html ', [gif, page]],
      (page) => ['x.html.', [gif, page]],
      (page) => ['x.gif\0.html', [gif, page]],
      (page) => ['x.html::$DATA', [gif, page]],
      (page) => ['x.html?.gif', [gif, page]],
      (page) => ['x.html;.gif', [gif, page]],
      (page) => ['x.html .gif', [gif, page]],
      // Beats a pattern that looks at the end of any line.
      (page) => ['x.gif\n.html', [gif, page]],
      (page) => ['x.html\n.gif', [gif, page]],
      (page) => ['x.html#.gif', [gif, page]],
      (page) => ['x.gif?x=.html', [gif, page]],
    ]),
  );

  t.exploit('a name with a path in its extension', () =>
    attack([
      (page) => ['x./../../page.html', [gif, page]],
      (page) => ['x.gif/../../page.html', [gif, page]],
      (page) => ['x.html/../x.gif', [gif, page]],
      (page) => ['../page.html', [gif, page]],
      (page) => ['../../page.html', [gif, page]],
    ]),
  );
}
