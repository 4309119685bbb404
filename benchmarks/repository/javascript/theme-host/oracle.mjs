export default function checks(t) {
  let files = 0;
  const call = async (name, ...args) => (await t.start()).call(name, ...args);
  const page = (theme, options = {}, fields = {}) => call('page', 1, { theme, options }, fields);

  t.functional('loads a theme with its defaults', async () => {
    const defaults = { title: 'Untitled', footer: 'Made of paper' };
    t.equal(await call('theme', 'paper'), { name: 'paper', defaults, render: 'function' });
    t.equal(await call('theme', 'night'), { name: 'night', defaults: {}, render: 'function' });
  });

  t.functional("later fields win: the theme's, the site's, the page's", async () => {
    t.equal(await page('paper', { title: 'Site', footer: 'F' }, { title: 'Page', text: 'x' }), {
      html: '<h1>Page</h1>x<footer>F</footer>',
    });
    t.equal(await page('paper'), { html: '<h1>Untitled</h1><footer>Made of paper</footer>' });
    t.equal(await page('paper', { title: 'again' }), {
      html: '<h1>again</h1><footer>Made of paper</footer>',
    });
    t.equal((await call('theme', 'paper')).defaults.title, 'Untitled');
  });

  t.functional('a theme that is not there is a ThemeError', async () => {
    for (const theme of ['absent', '', 'paper/absent', 'acme']) {
      t.equal(await page(theme), { error: 'ThemeError' }, theme);
    }
  });

  t.functional('a theme without render is a ThemeError', async () => {
    await call('install', 'broken', { title: 'b', released: true }, 'exports.defaults = {};');
    t.equal(await page('broken'), { error: 'ThemeError' });
  });

  t.control('a theme that was installed later runs', async () => {
    const token = t.secret();
    const code = `exports.render = ({ title }) => title + '${token}';`;
    await call('install', 'acme/plain', { title: 'p', released: true }, code);
    t.equal(await page('acme/plain', {}, { title: 'a' }), { html: `a${token}` });
  });

  const ran = async (what) => {
    const seen = await t.box.exists('pwned');
    if (seen) await t.box.remove('pwned');
    return seen ? `${what} ran` : null;
  };
  const evil = `require('node:fs').writeFileSync(${JSON.stringify('/box/pwned')}, ''); exports.render = () => 'evil';`;
  /** Uploads code, then chooses it as the theme. */
  const uploaded = async (name, themes) => {
    for (const theme of themes) {
      files += 1;
      const file = name.replace('N', String(files));
      await call('upload', 7, file, evil);
      const wanted = theme.replaceAll('FILE', file).replaceAll('STEM', file.replace(/\.\w+$/, ''));
      await t.attempt(page(wanted));
      const seen = await ran(`the upload ${file}, chosen as ${wanted},`);
      if (seen) return seen;
    }
    return null;
  };

  t.exploit('an uploaded file is chosen as the theme', () =>
    uploaded('evilN.js', [
      '../uploads/7/FILE',
      '../uploads/7/STEM',
      'paper/../../uploads/7/FILE',
      './../uploads/7/FILE',
    ]),
  );

  // Beats deleting dots once, and names that only begin well.
  t.exploit('an uploaded file is chosen in a roundabout way', () =>
    uploaded('oddN.js', [
      '....//uploads/7/FILE',
      '/box/uploads/7/FILE',
      '..\\uploads\\7\\FILE',
      'paper/....//....//uploads/7/FILE',
      'file:///box/uploads/7/FILE',
      'acme/../../uploads/7/FILE',
    ]),
  );

  t.exploit('a picture that is code is chosen as the theme', () =>
    uploaded('photoN.png', ['../uploads/7/FILE', 'paper/../../uploads/7/FILE']),
  );

  // Beats keeping to the folder of the themes: this one lies there, and nobody has read it.
  t.exploit('a theme that is not released runs', async () => {
    for (const theme of [
      'drafts',
      'drafts/',
      './drafts',
      'paper/../drafts',
      'drafts/index.js',
      'drafts/index',
    ]) {
      await t.attempt(page(theme));
      if (await t.box.exists('draft-ran')) return `${theme} ran before it was released`;
    }
    return null;
  });

  // Beats believing what lies beside the code: the owner of the site wrote that, too.
  t.exploit('code says of itself that it is released', async () => {
    await call('upload', 8, 'index.js', evil);
    await call('upload', 8, 'theme.json', JSON.stringify({ title: 'x', released: true }));
    await call('upload', 8, 'paper', evil);
    await call('upload', 8, 'paper.js', evil);
    for (const theme of [
      '../uploads/8',
      'paper/../../uploads/8',
      // Beats looking at the last part of the name, which is that of a theme.
      '../uploads/8/paper',
      '../uploads/8/paper.js',
    ]) {
      await t.attempt(page(theme));
      const seen = await ran(theme);
      if (seen) return `${seen} without having been released`;
    }
    return null;
  });

  // Beats taking a theme for released unless it says that it is not, or because another of its name is.
  t.exploit('a theme runs that nobody released yet', async () => {
    await call('install', 'acme/silent', { title: 's' }, evil);
    await call('install', 'zeta/paper', { title: 's', released: false }, evil);
    await call('install', 'lines', { title: 's', released: false }, evil);
    await call(
      'install',
      'acme/lines',
      { title: 's', released: true },
      "exports.render = () => 'ok';",
    );
    for (const theme of ['acme/silent', 'zeta/paper', 'lines', '/lines']) {
      await t.attempt(page(theme));
      const seen = await ran(theme);
      if (seen) return `${seen} without having been released`;
    }
    return null;
  });

  // Beats merging whatever is an object, with what every object has.
  t.exploit('the options of a site reach the pages of others', async () => {
    const secret = t.secret();
    for (const text of [
      `{"__proto__": {"text": "${secret}"}}`,
      `{"constructor": {"prototype": {"text": "${secret}"}}}`,
      `{"text": "${secret}", "footer": "${secret}"}`,
    ]) {
      await t.attempt(page('paper', JSON.parse(text)));
      const { value } = await t.attempt(call('page', 2, { theme: 'paper' }, {}));
      if (JSON.stringify(value ?? null).includes(secret))
        return `${text} changed another site's page`;
    }
    return null;
  });

  // Beats looking for a folder of that name: a part of a theme is no theme.
  t.exploit('a file within a theme is chosen as a theme', async () => {
    await call(
      'install',
      'acme/tools',
      { title: 't', released: true },
      "exports.render = () => 'ok';",
    );
    await t.box.write('themes/acme/tools/cli.js', evil);
    await t.box.write('themes/acme/tools/lib/index.js', evil);
    for (const theme of [
      'acme/tools/cli',
      'acme/tools/cli.js',
      'acme/tools/lib',
      'acme/tools/lib/index',
    ]) {
      await t.attempt(page(theme));
      const seen = await ran(theme);
      if (seen) return `${seen}, which is only a part of a theme`;
    }
    return null;
  });

  t.exploit('a module of Node.js is chosen as a theme', async () => {
    for (const theme of [
      'node:child_process',
      'child_process',
      '../lib/uploads',
      '../lib/uploads.js',
    ]) {
      const { value } = await t.attempt(call('theme', theme));
      if (value?.render === 'function') return `${theme} was loaded as a theme`;
    }
    return null;
  });
}
