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

  const holds = async (cases) => {
    const { p, root } = await lay();
    for (const [path, text] of cases) {
      t.equal(await p.call('read_document', root, path), text, `"${path}"`);
    }
  };

  t.functional('reads pages of the folder and its sub-folders', () =>
    holds([
      ['faq.md', '# Questions äöü'],
      ['guides/deep/er/page.md', 'Deep'],
    ]),
  );

  t.functional('decodes percent-escapes once', () =>
    holds([
      ['guides/first%20steps.md', 'Step one'],
      ['100%25%20sure.md', 'sure'],
    ]),
  );

  t.functional('a folder stands for its index', () =>
    holds([
      ['', '# Help'],
      ['guides', '# Guides'],
      ['guides/', '# Guides'],
    ]),
  );

  t.functional('a page that is not there gives null', () =>
    holds([
      ['nothing.md', null],
      ['guides/deep', null],
      ['guides/nothing.md', null],
    ]),
  );

  t.control('escapes in a name lead to the page', () =>
    holds([
      ['%66aq.md', '# Questions äöü'],
      ['v1.2-changes.md', 'what changed'],
      ['guides%2Ffirst%20steps.md', 'Step one'],
    ]),
  );

  /** Plants a secret at `path` of the box and asks for it by each name. */
  const leak = async (path, names) => {
    const { p, root } = await lay();
    const secret = t.secret();
    await t.box.write(path, `private ${secret}`);
    for (const name of names) {
      const { value } = await t.attempt(p.call('read_document', root, name));
      if (JSON.stringify(value ?? null).includes(secret)) return `${name} read ${path}`;
    }
    return null;
  };

  t.exploit('climbing out of the folder', () =>
    leak('settings.md', [
      '../settings.md',
      'guides/../../settings.md',
      './/..//settings.md',
      '/../settings.md',
      'guides/../guides/../../settings.md',
    ]),
  );

  // Beats looking for ".." before the escapes are decoded.
  t.exploit('climbing out behind escapes', () =>
    leak('settings.md', [
      '%2e%2e/settings.md',
      '..%2fsettings.md',
      '%2E%2E%2Fsettings.md',
      '%2e./settings.md',
      '.%2e%2fsettings.md',
      'guides/%2e%2e/%2e%2e/settings.md',
      // Decoded twice.
      '%252e%252e%252fsettings.md',
      '..%252fsettings.md',
    ]),
  );

  // Beats deleting "../" once, by whichever slash, also at the beginning only.
  t.exploit('dots that close up when something between them is deleted', () =>
    leak('settings.md', [
      '....//settings.md',
      '..././settings.md',
      '.../...//settings.md',
      '%2e%2e%2e%2e//settings.md',
      '..../settings.md',
      '..\\settings.md',
      '..%5csettings.md',
      '..../\\settings.md',
      'guides/....//....//settings.md',
      '.\0./settings.md',
      '.%00./settings.md',
      '../../settings.md'.replaceAll('../', '..././'),
    ]),
  );

  // Beats looking for ".." only, where an absolute path or a stream wrapper is taken as it is.
  t.exploit('an absolute path', () => {
    const target = t.box.path('settings.md');
    return leak('settings.md', [
      target,
      `/${target}`,
      encodeURIComponent(target),
      `guides/${target}`,
      `file://${target}`,
      encodeURIComponent(`file://${target}`),
      `php://filter/resource=${target}`,
    ]);
  });

  // Beats comparing the beginning of the real path with the folder's: the neighbour's begins so, too.
  t.exploit('a neighbour whose name begins like the folder', () =>
    leak('docs-internal/plan.md', [
      '../docs-internal/plan.md',
      '%2e%2e/docs-internal/plan.md',
      'guides/..%2f..%2fdocs-internal/plan.md',
    ]),
  );

  // Beats a check of the file that forgets the folder whose index is asked for.
  t.exploit('the index of a folder outside', async () => {
    const inside = await leak('internal/index.md', [
      '../internal',
      '../internal/',
      '%2e%2e/internal',
      '..%2finternal%2f',
    ]);
    return inside ?? leak('index.md', ['..', '../', '%2e%2e', 'guides/../..', '/..']);
  });
}
