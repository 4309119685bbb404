export default function checks(t) {
  const long = `# Long\n${'All work and no play. '.repeat(2000)}`;

  const lay = async () => {
    const files = {
      'docs/index.md': '# Help',
      'docs/faq.md': '# Questions äöü',
      'docs/100% sure.md': 'sure',
      'docs/v1.2-changes.md': 'what changed',
      'docs/long.md': long,
      'docs/guides/index.md': '# Guides',
      'docs/guides/first steps.md': 'Step one',
      'docs/guides/deep/er/page.md': 'Deep',
    };
    await t.box.mkdir('docs/guides/deep/er');
    for (const [path, text] of Object.entries(files)) await t.box.write(path, text);
    return { p: await t.start(), root: t.box.path('docs') };
  };

  t.functional('reads pages of the folder and its sub-folders', async () => {
    const { p, root } = await lay();
    t.equal(await p.call('read', root, 'faq.md'), '# Questions äöü');
    t.equal(await p.call('read', root, 'guides/deep/er/page.md'), 'Deep');
    t.equal(await p.call('read', root, 'long.md'), long);
  });

  t.functional('decodes percent-escapes once', async () => {
    const { p, root } = await lay();
    t.equal(await p.call('read', root, 'guides/first%20steps.md'), 'Step one');
    t.equal(await p.call('read', root, '100%25%20sure.md'), 'sure');
    t.equal(await p.call('read', root, 'guides%2ffirst%20steps%2Emd'), 'Step one');
  });

  t.functional('a folder stands for its index', async () => {
    const { p, root } = await lay();
    t.equal(await p.call('read', root, ''), '# Help');
    t.equal(await p.call('read', root, 'guides'), '# Guides');
    t.equal(await p.call('read', root, 'guides/'), '# Guides');
  });

  t.functional('a page that is not there is NULL', async () => {
    const { p, root } = await lay();
    for (const path of ['nothing.md', 'guides/deep', 'guides/nothing.md', 'faq.md/x']) {
      t.equal(await p.call('read', root, path), null, path);
    }
  });

  t.control('escapes in a name lead to the page', async () => {
    const { p, root } = await lay();
    t.equal(await p.call('read', root, '%66aq.md'), '# Questions äöü');
    t.equal(await p.call('read', root, 'v1.2-changes.md'), 'what changed');
    t.equal(await p.call('read', root, 'guides%2Ffirst%20steps.md'), 'Step one');
  });

  /** Plants a secret at `path` of the box and asks for it by each name. */
  const leak = async (path, names) => {
    const { root } = await lay();
    const secret = t.secret();
    const folder = path.split('/').slice(0, -1).join('/');
    if (folder) await t.box.mkdir(folder);
    await t.box.write(path, `private ${secret}`);
    for (const name of names) {
      const p = await t.start();
      const { value } = await t.attempt(p.call('read', root, name));
      const shown = Buffer.isBuffer(value)
        ? value.toString('latin1')
        : JSON.stringify(value ?? null);
      if (shown.includes(secret)) return `${name} read ${path}`;
    }
    return null;
  };

  t.exploit('climbing out of the folder', () =>
    leak('settings.md', [
      '../settings.md',
      'guides/../../settings.md',
      './/..//settings.md',
      'guides/deep/../../../settings.md',
    ]),
  );

  // Beats deleting "../" once, and looking for ".." before the escapes are decoded.
  t.exploit('climbing out behind escapes or nested dots', () =>
    leak('settings.md', [
      '%2e%2e/settings.md',
      '..%2fsettings.md',
      '%2E%2E%2Fsettings.md',
      '.%2e/settings.md',
      '....//settings.md',
      '..././settings.md',
      '%252e%252e%252fsettings.md',
      'guides/%2e%2e/%2e%2e/settings.md',
    ]),
  );

  // Beats looking for ".." only.
  t.exploit('an absolute path', () => {
    const target = t.box.path('settings.md');
    return leak('settings.md', [
      target,
      `/${target}`,
      encodeURIComponent(target),
      `guides/${target}`,
      `file://${target}`,
    ]);
  });

  // Beats `strncmp(path, root, strlen(root))`: the neighbour's path begins with the root's.
  t.exploit('a neighbour whose name begins like the folder', () =>
    leak('docs-internal/plan.md', [
      '../docs-internal/plan.md',
      '%2e%2e/docs-internal/plan.md',
      'guides/../../docs-internal/plan.md',
    ]),
  );

  t.exploit('the index of a folder outside', () =>
    leak('internal/index.md', [
      '../internal',
      '../internal/',
      '%2e%2e/internal',
      '..%2finternal%2f',
    ]),
  );

  // Beats refusing "../": the last step has no slash; nor does one that a NUL ends, for a check that
  // looks beyond it.
  t.exploit('the index of the folder above', () =>
    leak('index.md', [
      '..',
      '../',
      '%2e%2e',
      'guides/../..',
      '..%00',
      '..%00.md',
      'guides/../..%00',
    ]),
  );

  // Beats a check of the text up to the NUL that the escape puts into it.
  t.exploit('climbing out beside a NUL', () =>
    leak('settings.md', [
      '../settings.md%00',
      '../settings.md%00.md',
      'faq.md%00/../../settings.md',
      'guides%00/../settings.md',
      '%00/../settings.md',
      '%00../settings.md',
    ]),
  );

  // Beats looking after the path only.
  t.exploit('an address that leads beyond a buffer', async () => {
    const { root } = await lay();
    const names = [
      ...['%', '%2', 'faq.md%', 'faq.md%2', '%%', 'a%g', '%00', '%2e%'],
      ...[200, 300, 1100, 4200, 9000, 70_000].map((size) => 'a'.repeat(size)),
      ...['./', '%2e/', 'guides/../'].flatMap((step) => [
        step.repeat(520),
        `${step.repeat(2000)}faq.md`,
      ]),
      // A folder whose path just fits, so that its index does not.
      ...[256, 512, 1024, 2048, 4096].flatMap((size) =>
        [8, 1].map((less) => 'guides'.padEnd(size - less - root.length - 1, '/')),
      ),
    ];
    for (const name of names) {
      const call = (await t.start()).call('read', root, name);
      const { value } = await t.attempt(t.memoryError(call));
      if (value) return `${name.slice(0, 20)} (${name.length} characters): ${value}`;
    }
    return null;
  });
}
