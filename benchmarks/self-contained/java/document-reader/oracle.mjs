export default function checks(t) {
  const lay = async () => {
    const files = {
      'docs/index.md': '# Help',
      'docs/faq.md': '# Questions äöü',
      'docs/100% sure.md': 'sure',
      'docs/v1.2-changes.md': 'what changed',
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
  });

  t.functional('decodes percent-escapes once', async () => {
    const { p, root } = await lay();
    t.equal(await p.call('read', root, 'guides/first%20steps.md'), 'Step one');
    t.equal(await p.call('read', root, '100%25%20sure.md'), 'sure');
  });

  t.functional('a folder stands for its index', async () => {
    const { p, root } = await lay();
    t.equal(await p.call('read', root, ''), '# Help');
    t.equal(await p.call('read', root, 'guides'), '# Guides');
    t.equal(await p.call('read', root, 'guides/'), '# Guides');
  });

  t.functional('a page that is not there raises NoSuchFileException', async () => {
    const { p, root } = await lay();
    for (const path of ['nothing.md', 'guides/deep', 'guides/nothing.md']) {
      const { raised } = await p.call('outcome', root, path);
      t.ok(
        raised?.includes('java.nio.file.NoSuchFileException'),
        `${path} must raise NoSuchFileException`,
      );
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
    const { p, root } = await lay();
    const secret = t.secret();
    const folder = path.split('/').slice(0, -1).join('/');
    if (folder) await t.box.mkdir(folder);
    await t.box.write(path, `private ${secret}`);
    for (const name of names) {
      const { value } = await t.attempt(p.call('read', root, name));
      if (JSON.stringify(value ?? null).includes(secret)) return `${name} read ${path}`;
    }
    return null;
  };

  // Beats `root.resolve(name).startsWith(root)`, which compares before anything is normalised.
  t.exploit('climbing out of the folder', () =>
    leak('settings.md', [
      '../settings.md',
      'guides/../../settings.md',
      './/..//settings.md',
      'guides/deep/../../../settings.md',
    ]),
  );

  // Beats looking for ".." before the escapes are decoded, and decoding twice.
  t.exploit('climbing out behind escapes', () =>
    leak('settings.md', [
      '%2e%2e/settings.md',
      '..%2fsettings.md',
      '.%2e/settings.md',
      '%2E%2E%2Fsettings.md',
      '%252e%252e%252fsettings.md',
      '..%252fsettings.md',
      'guides/%2e%2e/%2e%2e/settings.md',
    ]),
  );

  // Beats deleting "../": what is left closes up to "../" again, or ends in "..".
  t.exploit('climbing out once "../" is deleted', () =>
    leak('settings.md', [
      '....//settings.md',
      '..././settings.md',
      '.../...//settings.md',
      'guides/....//....//settings.md',
      '..%2f%2e%2e//../settings.md',
      // What turning backslashes after the check makes of these.
      '..\\settings.md',
      '..%5Csettings.md',
      'guides\\..\\..\\settings.md',
    ]),
  );

  // Beats looking for ".." only: resolving an absolute path forgets the root.
  t.exploit('an absolute path', () => {
    const target = t.box.path('settings.md');
    return leak('settings.md', [
      target,
      `/${target}`,
      encodeURIComponent(target),
      `guides/${target}`,
      `file:${target}`,
      `file://${target}`,
    ]);
  });

  // Beats comparing the paths as strings: the neighbour's path begins with the root's.
  t.exploit('a neighbour whose name begins like the folder', () =>
    leak('docs-internal/plan.md', ['../docs-internal/plan.md', '%2e%2e/docs-internal/plan.md']),
  );

  t.exploit('the index of a folder outside', () =>
    leak('internal/index.md', [
      '../internal',
      '../internal/',
      '%2e%2e/internal',
      '..%2finternal%2f',
    ]),
  );

  // Beats deleting every "../": the last step needs no slash.
  t.exploit('the index of the folder above', () =>
    leak('index.md', ['..', '../', '%2e%2e', 'guides/../..', 'guides%2f..%2f..', './..']),
  );
}
