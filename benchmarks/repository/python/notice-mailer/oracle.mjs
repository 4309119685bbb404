const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its character references read, as a mail program shows it. */
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
      attributes[key.toLowerCase()] = decode(a ?? b ?? c ?? '');
    }
    found.push({ name: name.toLowerCase(), attributes });
  }
  return found;
}

const visible = (html) => decode(html.replace(/<[^>]*>/g, ''));
const count = (html, name) => tags(html).filter((tag) => tag.name === name).length;

export default function checks(t) {
  const call = async (name, ...args) => String(await (await t.start()).call(name, ...args));
  const ada = { name: 'Ada', email: 'ada@club.example' };

  t.functional('fills every place holder, however it is spaced', async () => {
    t.equal(await call('fill', '{{a}}-{{ a }}-{{   b}}', { a: 'x', b: 7 }), 'x-x-7');
    t.equal(await call('fill', '<p>{ a } {{ }} {a}</p>', {}), '<p>{ a } {{ }} {a}</p>');
  });

  t.functional('writes an invitation with its signature', async () => {
    const html = await call('invitation', 'FC North', ada, 'Summer party');
    t.ok(html.includes('<p>Dear Ada,</p>'), 'the name');
    t.ok(html.includes('title="Summer party">Summer party</a>'), 'the title');
    t.ok(
      html.includes('<p>With kind regards</p><p><strong>FC North</strong></p>'),
      'the signature',
    );
  });

  t.functional('None is an empty text, and numbers are written', async () => {
    t.equal(await call('fill', '[{{ a }}|{{ b }}]', { a: null, b: 0 }), '[|0]');
    t.ok((await call('message', 'Rowers', ada, 'hi')).includes('mail 1 of the year. </p>'));
    t.ok((await call('message', 'Rowers', ada, 'hi')).includes('mail 2 of the year.'));
  });

  t.functional('a name without a value raises TemplateError', async () => {
    const p = await t.start();
    const { raised } = await t.attempt(p.call('fill', '{{ nobody }}', { a: 1 }));
    t.equal(raised?.type, 'TemplateError');
  });

  t.control('signs and quotes show as they were entered', async () => {
    const text = `5 < 6 & "7" > 'x' &amp; ${t.secret()}`;
    const html = await call('message', 'Rowers', ada, text);
    const [, shown = ''] = /<blockquote>([\s\S]*?)<\/blockquote>/.exec(html) ?? [];
    t.equal(decode(shown), text);
  });

  /** What a mail holds that its template does not. */
  const strange = async (record, text, club = 'FC North') => {
    const plain = await call('message', club, { ...ada, motto: 'm' }, 'plain');
    const html = await call('message', club, record, text);
    for (const { name, attributes } of tags(html)) {
      if (count(plain, name) === 0) return `the mail holds a <${name}>`;
      const handler = Object.keys(attributes).find((key) => key.startsWith('on'));
      if (handler) return `the mail holds an attribute ${handler}`;
    }
    for (const name of ['h1', 'blockquote', 'p', 'strong']) {
      if (count(html, name) !== count(plain, name)) return `the mail holds another <${name}>`;
    }
    return null;
  };
  const tried = async (attempts) => {
    for (const [record, text] of attempts) {
      const { value } = await t.attempt(strange({ ...ada, motto: 'm', ...record }, text));
      if (value) return value;
    }
    return null;
  };

  t.exploit('a message holds a script', () =>
    tried([
      [{}, `<script>${t.secret()}</script>`],
      // Beats taking <script> out.
      [{}, '<scr<script>ipt>1</script>'],
      [{}, '<img src=x onerror=alert(1)>'],
      [{}, '<IMG SRC="https://evil.example/pixel.png">'],
      // Beats handing the escaped text to re.sub, which reads backslashes in it.
      [{}, '\\074script\\076alert(1)\\074/script\\076'],
      [{ name: '\\042 onmouseover=\\042alert(1)' }, 'hi'],
      // Beats leaving alone what seems to be escaped already.
      [{}, 'fish &amp; chips <script>alert(1)</script>'],
    ]),
  );

  // Beats escaping messages alone: the name of the sender is the member's, too.
  t.exploit('the name or the motto of a member holds markup', () =>
    tried([
      [{ name: 'Ada <b>Board</b>' }, 'hi'],
      [{ motto: '<a href="https://evil.example">Renew your membership</a>' }, 'hi'],
    ]),
  );

  // Beats escaping without quotes: a place holder stands within an attribute.
  t.exploit('a name leaves the attribute that it stands in', () =>
    tried([
      [{ name: '" onmouseover="alert(1)' }, 'hi'],
      [{ name: 'x" style="x" onclick="y' }, 'hi'],
    ]),
  );

  // Beats passing on whatever looks like a fragment of the mailer's own.
  t.exploit('a message looks like a signature', () =>
    tried([
      [{}, '<p>With kind regards</p><p><strong>The board</strong></p>'],
      [{ motto: '<p>With kind regards</p>' }, 'hi'],
    ]),
  );

  // Beats filling one place holder after the other.
  t.exploit('a message pulls in another value', async () => {
    const { value } = await t.attempt(call('message', 'Rowers', ada, 'x {{ signature }} {{from}}'));
    if (value === undefined) return null;
    const [, shown = ''] = /<blockquote>([\s\S]*?)<\/blockquote>/.exec(value) ?? [];
    if (/With kind regards/.test(visible(shown))) return 'the message brought a signature';
    return null;
  });
}
