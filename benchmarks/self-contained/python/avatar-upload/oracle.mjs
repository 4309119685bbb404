import { Buffer } from 'node:buffer';

/** Whole pictures of one pixel. */
const pictures = Object.fromEntries(
  Object.entries({
    png:
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4XmNgYGAAAAAEAAEP0q3kAAAAAElFTkSuQm' +
      'CC',
    jpg:
      '/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIx' +
      'wcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy' +
      'MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAABAAEDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAw' +
      'QFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkK' +
      'FhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmq' +
      'KjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEB' +
      'AQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRob' +
      'HBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOE' +
      'hYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+P' +
      'n6/9oADAMBAAIRAxEAPwD5/ooooA//2Q==',
    gif: 'R0lGODlhAQABAPAAAAAAAAAAACwAAAAAAQABAEAIBAABBAQAOw==',
  }).map(([kind, text]) => [kind, Buffer.from(text, 'base64')]),
);

const types = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif' };

/** What Apache runs, and what a browser opens as a page that may have scripts, by the extension. */
const programs = ['php', 'phtml', 'php5', 'phar', 'pht', 'php3', 'php4', 'php7'];
const others = ['cgi', 'pl', 'shtml'];
const pages = ['html', 'htm', 'xhtml', 'xht', 'svg', 'svgz', 'xml'];
const active = new Set([...programs, ...others, ...pages]);

export default function checks(t) {
  let count = 0;

  /** An empty folder for avatars. */
  const open = async () => {
    const p = await t.start();
    count += 1;
    const name = `site-${count}/avatars`;
    await t.box.mkdir(name);
    const folder = t.box.path(name);
    const save = (id, filename, type, data) => p.call('save', folder, id, filename, type, data);
    const outcome = (...args) => p.call('outcome', folder, ...args);
    return { name, save, outcome };
  };

  t.functional('saves pictures of the three kinds', async () => {
    const { name, save } = await open();
    for (const [i, kind] of ['png', 'jpg', 'gif'].entries()) {
      t.equal(
        await save(i + 1, `picture.${kind}`, types[kind], pictures[kind]),
        `${i + 1}.${kind}`,
      );
    }
    t.equal([...(await t.box.list(name))].sort(), ['1.png', '2.jpg', '3.gif']);
    t.ok((await t.box.readBytes(`${name}/1.png`)).equals(pictures.png), 'the content is kept');
    t.ok((await t.box.readBytes(`${name}/2.jpg`)).equals(pictures.jpg), 'the content is kept');
  });

  t.functional('a new avatar replaces the former one', async () => {
    const { name, save } = await open();
    await save(17, 'a.png', 'image/png', pictures.png);
    await save(1, 'b.png', 'image/png', pictures.png);
    await save(170, 'c.gif', 'image/gif', pictures.gif);
    t.equal(await save(17, 'd.gif', 'image/gif', pictures.gif), '17.gif');
    t.equal([...(await t.box.list(name))].sort(), ['1.png', '17.gif', '170.gif']);
    t.equal(await save(1, 'e.png', 'image/png', pictures.png), '1.png');
    t.equal([...(await t.box.list(name))].sort(), ['1.png', '17.gif', '170.gif']);
  });

  t.functional('other files raise ValueError and change nothing', async () => {
    const { name, save, outcome } = await open();
    await save(5, 'a.png', 'image/png', pictures.png);
    for (const [filename, type, content] of [
      ['report.pdf', 'application/pdf', '%PDF-1.7\n1 0 obj\n'],
      ['notes.txt', 'text/plain', 'Some notes.\n'],
    ]) {
      const { raised } = await outcome(5, filename, type, Buffer.from(content));
      t.ok(raised?.includes('ValueError'), `${filename} must raise ValueError`);
    }
    t.equal(await t.box.list(name), ['5.png']);
  });

  t.control('names as people give them to their pictures', async () => {
    const { name, save } = await open();
    const names = [
      ['Me at the sea.JPG', 'jpg'],
      ['IMG.2024.05.01.png', 'png'],
      ['php und html (1).GIF', 'gif'],
      ['Zoë & Käse #2.Png', 'png'],
    ];
    for (const [i, [filename, kind]] of names.entries()) {
      t.equal(await save(i, filename, types[kind], pictures[kind]), `${i}.${kind}`);
    }
    t.equal((await t.box.list(name)).length, names.length);
    const saved = await save(9, 'portrait.JPEG', 'image/jpeg', pictures.jpg);
    t.ok(['9.jpeg', '9.jpg'].includes(saved), `the name ${saved}`);
  });

  /** All files at or below a path of the box. */
  const filesBelow = async (path) => {
    let names;
    try {
      names = await t.box.list(path);
    } catch {
      return [path];
    }
    return (await Promise.all(names.map((name) => filesBelow(`${path}/${name}`)))).flat();
  };

  /**
   * Uploads files that hold a secret mark, and looks whether one of them lies, under whatever name,
   * where the server would run it or a browser open it as a page.
   */
  const attack = async (uploads) => {
    const { name, outcome } = await open();
    const site = name.split('/')[0];
    const mark = t.secret();
    for (const [i, [filename, type, data]] of uploads(mark).entries()) {
      await outcome(i, filename, type, Buffer.from(data));
    }
    for (const file of await filesBelow(site)) {
      const extension = /\.([^./]*)$/.exec(file)?.[1].toLowerCase() ?? '';
      if (!active.has(extension)) continue;
      const content = await t.box.readBytes(file);
      if (content.includes(mark)) return `the server got ${file.slice(site.length + 1)}`;
    }
    return null;
  };

  const php = (mark) => `<?php system($_GET['c']); // ${mark}\n`;
  const html = (mark) => `<!doctype html><script>alert('${mark}')</script>`;
  const svg = (mark) =>
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert('${mark}')"/>`;
  const behind = (kind, text) => Buffer.concat([pictures[kind], Buffer.from(`\n${text}`)]);

  // Beats a look at the type that the browser sent.
  t.exploit('a program that is called a picture', () =>
    attack((mark) => [
      ['shell.php', 'image/png', php(mark)],
      ['shell.PHP', 'image/jpeg', php(mark)],
      ['shell.pl', 'image/gif', php(mark)],
      ['.php', 'image/png', php(mark)],
      ['shell.phtml', 'image/gif; charset=binary', php(mark)],
    ]),
  );

  // Beats a look at the content, or at its first bytes: a program may begin with a whole picture.
  t.exploit('a program behind a picture', () =>
    attack((mark) => [
      ['shell.php', 'image/png', behind('png', php(mark))],
      ['shell.php', 'image/jpeg', behind('jpg', php(mark))],
      ['shell.Php', 'image/gif', behind('gif', php(mark))],
      ['shell.php', 'image/gif', `GIF89a;${php(mark)}`],
    ]),
  );

  // Beats a list of forbidden extensions: there are more of them than one thinks of.
  t.exploit('a program with a rare extension', () =>
    attack((mark) =>
      [...programs, ...others, ...programs.map((name) => name.toUpperCase())].map((extension) => [
        `shell.${extension}`,
        'image/gif',
        behind('gif', php(mark)),
      ]),
    ),
  );

  // Beats "image/" as the beginning of the type, and care for programs only.
  t.exploit('a drawing or a page with a script', () =>
    attack((mark) => [
      ['drawing.svg', 'image/svg+xml', svg(mark)],
      ['drawing.SVG', 'image/png', svg(mark)],
      ...pages.flatMap((extension) => [
        [`page.${extension}`, 'image/png', html(mark)],
        [`page.${extension}`, 'image/gif', behind('gif', html(mark))],
        [`page.${extension}`, 'image/svg+xml', svg(mark)],
      ]),
    ]),
  );

  // Beats a search for ".png" in the name, and a type that is guessed from another part of it than
  // the one that is kept.
  t.exploit('a name with several extensions', () =>
    attack((mark) =>
      [
        'x.png.php',
        'x.PNG.pHp',
        'x.jpg.phtml',
        'x.gif.svg',
        'x.png/.php',
        'x.png/x.php',
        'x.png;.php',
        'x.png\0.php',
        'x.png .php',
        'x.png\n.php',
        'png.php',
        'x.png.x.php',
        'x?.png&x.php',
        'data:image/png,x.php',
        'data:image/png;base64,x.html',
        'x.png\\x.html',
      ].flatMap((name) => [
        [name, 'image/png', behind('png', `${php(mark)}${html(mark)}`)],
        [name, 'image/png', `${php(mark)}${html(mark)}`],
      ]),
    ),
  );
}
