const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name.toLowerCase()] ?? all;
  });

/** Start tags with their attributes, as a tolerant reader of HTML finds them. */
function tags(html) {
  const found = [];
  for (const [, name, rest] of html.matchAll(
    /<([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>?/gi,
  )) {
    const attributes = {};
    for (const [, key, a, b, c] of rest.matchAll(
      /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g,
    )) {
      attributes[key.toLowerCase()] ??= decode(a ?? b ?? c ?? '');
    }
    found.push({ name: name.toLowerCase(), attributes });
  }
  return found;
}
const article = (page) => /<article[\s\S]*<\/article>/.exec(page)?.[0] ?? '';
const inner = (page, name) =>
  [...page.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    ([, text]) => text,
  );
/** What a browser would follow: it drops controls and spaces, whatever stands before the scheme. */
const scheme = (url) =>
  /^([a-z][a-z0-9+.-]*):/i
    .exec(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers leave them out
      url.replace(/[\u0000-\u0020]/g, ''),
    )?.[1]
    ?.toLowerCase();

export default function checks(t) {
  let sites = 0;
  const call = async (name, ...args) => String(await (await t.start()).call(name, ...args));
  const sign = (fields, site = 'one') => call('sign', site, fields);

  t.functional('shows name and message', async () => {
    const page = article(await sign({ name: 'Ada', message: 'Nice site' }));
    t.equal(inner(page, 'h2'), ['Ada']);
    t.equal(inner(page, 'p'), ['Nice site']);
    t.equal(
      tags(page).some(({ name }) => name === 'a' || name === 'ul'),
      false,
    );
  });

  t.functional('shows line ends', async () => {
    const page = article(await sign({ name: 'Ada', message: 'one\ntwo\n\nthree' }));
    const [text = ''] = inner(page, 'p');
    t.equal(text.split(/<br ?\/?>\n?/), ['one', 'two', '', 'three']);
  });

  t.functional('links the homepage, and only one of the web', async () => {
    const page = article(
      await sign({ name: 'A', message: 'm', homepage: 'https://ada.example/?a=1&b=2' }),
    );
    const [link] = tags(page).filter(({ name }) => name === 'a');
    t.equal(link?.attributes.href, 'https://ada.example/?a=1&b=2');
    t.equal(inner(page, 'a'), ['homepage']);
    for (const homepage of ['ada.example', 'ftp://ada.example/']) {
      const other = article(await sign({ name: 'A', message: 'm', homepage }));
      t.equal(
        tags(other).some(({ name }) => name === 'a'),
        false,
        homepage,
      );
    }
  });

  t.functional('lists tags', async () => {
    const page = article(await sign({ name: 'A', message: 'm', tags: ['red', 'blue'] }));
    t.equal(inner(page, 'ul').length, 1);
    t.equal(inner(page, 'li'), ['red', 'blue']);
  });

  t.functional('shows the newest first, and says when there is none', async () => {
    t.ok((await call('book', 'empty')).includes('<p>No entries yet.</p>'));
    for (const name of ['first', 'second', 'third']) await sign({ name, message: 'm' }, 'order');
    t.equal(inner(await call('book', 'order'), 'h2'), ['third', 'second', 'first']);
  });

  t.control('signs and quotes show as they were entered', async () => {
    const text = `5 < 6 & "7" > 'x' &amp; \${x} $& $1 ${t.secret()}`;
    const page = article(await sign({ name: text, message: text, tags: [text] }));
    for (const name of ['h2', 'p', 'li']) t.equal(inner(page, name).map(decode), [text]);
  });

  /** What the page of an entry holds that the page of a plain one does not. */
  const strange = async (fields) => {
    sites += 1;
    await t.attempt((await t.start()).call('sign', `s${sites}`, fields));
    const { value } = await t.attempt((await t.start()).call('book', `s${sites}`));
    const page = typeof value === 'string' ? value.replace(/<form[\s\S]*<\/form>/, '') : '';
    const known = new Set(
      'html head meta title body h1 section article h2 p br a ul li footer em'.split(' '),
    );
    for (const { name, attributes } of tags(page)) {
      if (!known.has(name)) return `the page holds a <${name}>`;
      const handler = Object.keys(attributes).find(
        (key) => key.startsWith('on') || key === 'style',
      );
      if (handler) return `the page holds an attribute ${handler}`;
      const target = scheme(attributes.href ?? '');
      if (target && target !== 'http' && target !== 'https') return `the page links to ${target}:`;
    }
    const count = (wanted) => tags(page).filter(({ name }) => name === wanted).length;
    if (count('h2') > 1 || count('em') > 1 || count('a') > 1) return 'an entry brought markup';
    return null;
  };
  const tried = async (list) => {
    for (const fields of list) {
      const seen = await strange({ name: 'n', message: 'm', ...fields });
      if (seen) return `${JSON.stringify(fields)}: ${seen}`;
    }
    return null;
  };

  t.exploit('a message brings markup', () =>
    tried([
      { message: '<script>alert(1)</script>' },
      { message: 'a\n<img src=x onerror=alert(1)>' },
      // Beats escaping the first line alone, or what stands between line ends.
      { message: 'one\n<svg onload=alert(1)>\nthree' },
      { message: '<br onclick=alert(1)>' },
      { message: '<br>\n<h2>Admin</h2>' },
    ]),
  );

  t.exploit('a name or a tag brings markup', () =>
    tried([
      { name: '<b>Admin</b>' },
      { name: '</h2><h2>Admin' },
      { tags: ['<iframe src=//evil.example>'] },
      { tags: ['ok', '</li><script>alert(1)</script>'] },
      // Beats escaping what stands in an attribute without quotes, or in quotes of another kind.
      { name: 'x onmouseover=alert(1)', tags: ['x onmouseover=alert(1)'] },
      { name: '" onmouseover="alert(1)', tags: ['" onmouseover="alert(1)'] },
      { name: "' onmouseover='alert(1)", tags: ["' onmouseover='alert(1)"] },
    ]),
  );

  // Beats a link that is put together as text.
  t.exploit('a homepage leaves its attribute', () =>
    tried([
      { homepage: 'https://x.example/" onmouseover="alert(1)' },
      { homepage: "https://x.example/' onmouseover='alert(1)" },
      { homepage: 'https://x.example/ onmouseover=alert(1)' },
      { homepage: 'https://x.example/"><script>alert(1)</script>' },
      // Beats encoding the spaces: attributes need none between them.
      { homepage: 'https://x.example/"/onmouseover="alert(1)' },
      { homepage: 'https://x.example/"onmouseover="alert(1)' },
      // Beats putting the text into a shape by replace(), to which these signs mean something.
      { homepage: 'https://x.example/$` onmouseover=alert(1) x' },
      { homepage: "https://x.example/$' onmouseover=alert(1) x" },
      { homepage: 'https://x.example/$& onmouseover=alert(1) x' },
    ]),
  );

  // Beats looking for https:// anywhere in the address, or in one of its lines.
  t.exploit('a homepage is a script', () =>
    tried([
      { homepage: 'javascript:alert(1)//https://x.example' },
      { homepage: 'javascript:alert(1)\nhttps://x.example' },
      { homepage: 'javascript:alert(1)\n//http://x.example' },
      { homepage: ' javascript:https://x.example' },
      { homepage: 'data:text/html,https://x.example' },
      { homepage: 'JAVASCRIPT:alert(1)//http://' },
    ]),
  );
}
