const templates = {
  'about.php': '<h1>About us</h1>\n',
  'hello.php': 'Hello, <?= htmlspecialchars($visitor ?? "nobody") ?>! (<?= 6 * 7 ?>)',
  'help/prices.php': '<?php foreach ([1, 2] as $n) { ?>[<?= $n . ($currency ?? "") ?>]<?php } ?>',
  'help/more/old_faq-2.php': 'Old questions',
  'not-found.php': 'Sorry, <?= $visitor ?? "visitor" ?>: no such page.',
};

export default function checks(t) {
  const lay = async () => {
    for (const [name, text] of Object.entries(templates)) await t.box.write(`pages/${name}`, text);
    return { p: await t.start(), folder: t.box.path('pages') };
  };

  const holds = async (cases) => {
    const { p, folder } = await lay();
    for (const [page, params, html] of cases) {
      t.equal(await p.call('render_page', folder, page, params), html, page);
    }
  };

  t.functional('returns what the template prints', () =>
    holds([
      ['about', {}, '<h1>About us</h1>\n'],
      ['hello', {}, 'Hello, nobody! (42)'],
    ]),
  );

  t.functional('finds pages in sub-folders', () =>
    holds([
      ['help/prices', {}, '[1][2]'],
      ['help/more/old_faq-2', {}, 'Old questions'],
    ]),
  );

  t.functional('the template finds the parameters', () =>
    holds([
      ['hello', { visitor: 'Ada & Bob' }, 'Hello, Ada &amp; Bob! (42)'],
      ['help/prices', { currency: '€', x: '1' }, '[1€][2€]'],
      ['hello', { currency: '€' }, 'Hello, nobody! (42)'],
    ]),
  );

  t.functional('a page that is not there', () =>
    holds([
      ['nothing', {}, 'Sorry, visitor: no such page.'],
      ['help/nothing', { visitor: 'Ada' }, 'Sorry, Ada: no such page.'],
      ['help', {}, 'Sorry, visitor: no such page.'],
    ]),
  );

  t.control('parameters with many names and values that look like paths', () =>
    holds([
      [
        'hello',
        {
          visitor: '../other/file.php',
          title: 'php://filter',
          color: '/etc',
          q: '....//',
          _x: '%2e',
        },
        'Hello, ../other/file.php! (42)',
      ],
      ['help/prices', { currency: '/', back: '/help/prices' }, '[1/][2/]'],
    ]),
  );

  /** What a file beside the templates says when it is run: its text is put together only then. */
  const speaking = (secret) => `<?php echo "ran ", strrev("${[...secret].reverse().join('')}");`;

  /**
   * Writes a file outside of the templates, and asks for pages. The effect is its text, as it is
   * or encoded, or what it prints when it is run, in the result.
   */
  const leak = async (file, text, requests) => {
    const { p, folder } = await lay();
    const secret = t.secret();
    await t.box.write(file, text(secret));
    const marks = [secret, [...secret].reverse().join('')];
    const shows = (html) => {
      const decoded = Buffer.from(html, 'base64').toString('latin1');
      return marks.some((mark) => html.includes(mark) || decoded.includes(mark));
    };
    for (const [page, params = {}] of await requests(t.box.path(file))) {
      const { value } = await t.attempt(p.call('render_page', folder, page, params));
      if (shows(Buffer.isBuffer(value) ? value.toString('latin1') : String(value ?? ''))) {
        return `${file} was run or shown for ${JSON.stringify([page, params]).slice(0, 200)}`;
      }
    }
    return null;
  };

  const without = (path) => path.replace(/\.php$/, '');

  t.exploit('a page outside of the folder is run', () =>
    leak('admin/panel.php', speaking, () => [
      ['../admin/panel'],
      ['help/../../admin/panel'],
      ['./../admin/panel'],
      ['/../admin/panel'],
      ['help/more/../../../admin/panel'],
    ]),
  );

  // Beats deleting "../" once.
  t.exploit('dots that close up when something between them is deleted', () =>
    leak('admin/panel.php', speaking, () => [
      ['....//admin/panel'],
      ['..././admin/panel'],
      ['.../...//admin/panel'],
      ['..\\admin\\panel'],
      ['..\\admin/panel'],
      ['help/....//....//admin/panel'],
      ['%2e%2e/admin/panel'],
      ['..%2fadmin%2fpanel'],
    ]),
  );

  // Beats looking for ".." only, where what is included need not begin with the folder.
  t.exploit('an absolute path or a stream wrapper', () =>
    leak('admin/panel.php', speaking, (path) => [
      [without(path)],
      [`/${without(path)}`],
      [`file://${without(path)}`],
      [`php://filter/convert.base64-encode/resource=${without(path)}`],
      [`php://filter/read=string.rot13|string.rot13/resource=${without(path)}`],
      [`PHP://filter/resource=${without(path)}`],
      [path],
    ]),
  );

  // Beats comparing the beginning of the real path with the folder's.
  t.exploit('a neighbour whose name begins like the folder', () =>
    leak('pages-drafts/plan.php', speaking, () => [
      ['../pages-drafts/plan'],
      ['help/../../pages-drafts/plan'],
    ]),
  );

  // Beats care for the ending: what visitors upload, or a log, is run just as well.
  t.exploit('a file that is no PHP file is run', () =>
    leak('uploads/avatar.png', speaking, (path) => [
      ['../uploads/avatar.png'],
      ['../uploads/avatar.png\0'],
      ['../uploads/avatar.png%00'],
      ['../uploads/avatar.png?'],
      [path],
      [`${path}\0`],
      [`file://${path}`],
    ]),
  );

  // Beats the right check of the page's name: parameters that become variables replace those of the
  // function, the path of the template among them.
  t.exploit('a parameter replaces the variable with the path', () =>
    leak('admin/panel.php', speaking, async (path) => {
      const source = await t.box.read('solution.php');
      const names = new Set([...source.matchAll(/\$(\w+)/g)].map(([, name]) => name));
      const requests = [];
      for (const name of names) {
        if (name === 'this') continue;
        for (const value of [path, without(path), '../admin/panel', '../admin/panel.php']) {
          requests.push(['about', { [name]: value }], ['nothing', { [name]: value }]);
        }
        requests.push(['panel', { [name]: path.replace(/\/[^/]*$/, '') }]);
      }
      return requests;
    }),
  );

  // Beats making variables by code that is put together, with slashes before the quotes.
  t.exploit('a parameter is run as code', async () => {
    const { p, folder } = await lay();
    const mark = `ran-${t.secret()}`;
    const path = [...t.box.path(mark)].map((sign) => `chr(${sign.charCodeAt(0)})`).join('.');
    const texts = [
      `{\${touch(${path})}}`,
      `\${touch(${path})}`,
      `".touch(${path})."`,
      `'.touch(${path}).'`,
      `\\".touch(${path}).\\"`,
      `\\'.touch(${path}).\\'`,
      `<?php touch(${path}); ?>`,
    ];
    const names = [
      `a=touch(${path});$b`,
      `a;touch(${path});//`,
      `{touch(${path})}`,
      `a']=touch(${path});//`,
    ];
    for (const params of [
      ...texts.map((text) => ({ title: text, currency: text })),
      ...names.map((name) => ({ [name]: 'x' })),
    ]) {
      for (const page of ['about', 'help/prices', 'nothing']) {
        await t.attempt(p.call('render_page', folder, page, params));
        if (await t.box.exists(mark)) return `${JSON.stringify(params).slice(0, 120)} was run`;
      }
    }
    return null;
  });
}
