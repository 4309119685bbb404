const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name.toLowerCase()] ?? all;
  });
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
const scheme = (url) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers leave them out
  /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
const people = { ada: 'Ada L.', bob: 'Bob "the" <Builder>' };

export default function checks(t) {
  const page = async (text, users = people) => {
    const html = await (await t.start()).call('page', text, users);
    t.equal(typeof html, 'string', 'a page');
    return html;
  };
  const post = async (text, users) =>
    /<div class="post">([\s\S]*)<\/div>/.exec(await page(text, users))?.[1] ?? '';
  const normal = (html) => html.replace(/<br ?\/>/g, '<br>').replace(/<br>\n/g, '<br>');

  t.functional('shows text and line ends', async () => {
    t.equal(normal(await post('one\ntwo\n\nthree')), 'one<br>two<br><br>three');
  });

  t.functional('makes words bold', async () => {
    t.equal(await post('a *b c* d *e*'), 'a <b>b c</b> d <b>e</b>');
    t.equal(normal(await post('2 * 3\nand **')), '2 * 3<br>and **');
  });

  t.functional('makes links of web addresses', async () => {
    const html = await post('see [[https://a.example/x?y=1&z=*2*]] ok');
    t.equal(tags(html), [{ name: 'a', attributes: { href: 'https://a.example/x?y=1&z=*2*' } }]);
    t.equal(decode(html.replace(/<[^>]*>/g, '')), 'see https://a.example/x?y=1&z=*2* ok');
    t.equal(await post('[[http://b.example]]'), '<a href="http://b.example">http://b.example</a>');
    for (const text of ['[[ftp://a.example]]', '[[a]]', '[[]]', '[https://a.example]']) {
      t.equal(await post(text), text);
    }
  });

  t.functional('links users that there are', async () => {
    t.equal(await post('hi @ada!'), 'hi <a href="/users/1" title="Ada L.">@ada</a>!');
    t.equal(await post('hi @nobody and @'), 'hi @nobody and @');
  });

  t.control('signs show as they were written', async () => {
    const token = t.secret();
    const text = `5 < 6 & "7" > 'x' &amp; &lt; $1 \\1 %s {x} ${token}`;
    t.equal(decode(await post(text)), text);
    t.equal(decode((await post(`*${text}*`)).replace(/<\/?b>/g, '')), text);
    const [link] = tags(await post(`@bob ${token}`));
    t.equal(link?.attributes.title, people.bob);
  });

  /** What a post brought into the page that its signs do not stand for. */
  const strange = async (tries) => {
    for (const [text, users = people] of tries) {
      const { value } = await t.attempt(page(text, users));
      for (const { name, attributes } of tags(value ?? '')) {
        if (!['h1', 'h3', 'article', 'div', 'a', 'b', 'br'].includes(name))
          return `${text} made a <${name}>`;
        const allowed =
          { a: ['href', 'title', 'rel', 'target', 'class'], div: ['class'] }[name] ?? [];
        const extra = Object.keys(attributes).find((key) => !allowed.includes(key));
        if (extra) return `${text} made an attribute ${extra}`;
        const target = scheme(attributes.href ?? '');
        if (target && target !== 'http' && target !== 'https')
          return `${text} made a link to ${target}:`;
      }
      const count = (wanted) => tags(value ?? '').filter(({ name }) => name === wanted).length;
      if (count('article') > 1 || count('h3') > 1 || count('div') > 1)
        return `${text} looks like another post`;
    }
    return null;
  };

  t.exploit('a post brings markup', () =>
    strange([
      ['<script>alert(1)</script>'],
      ['<img src=x onerror=alert(1)>'],
      // Beats escaping text outside of signs alone.
      ['*<img src=x onerror=alert(1)>*'],
      ['*a<svg onload=alert(1)>b*'],
      ['</div></article><article><h3>Admin</h3><div class="post">hi'],
      // Beats handing back as they are the brackets that are no link.
      ['[[<img src=x onerror=alert(1)>]]'],
      ['[[https://a.example <img src=x onerror=alert(1)>'],
      ['@<img src=x onerror=alert(1)>'],
      ['<b onclick=alert(1)>x</b>'],
    ]),
  );

  // Beats Escape::text in an attribute.
  t.exploit('a link leaves its attribute', () =>
    strange([
      ['[[https://a.example/" onmouseover="alert(1)]]'],
      ["[[https://a.example/' onmouseover='alert(1)]]"],
      ['[[https://a.example/"><script>alert(1)</script>]]'],
      ['[[https://a.example/ onmouseover=alert(1)]]'],
    ]),
  );

  t.exploit('a shown name leaves its attribute', () =>
    strange([
      ['@eve', { ada: 'A', eve: '" onmouseover="alert(1)' }],
      ['@eve', { ada: 'A', eve: 'x" autofocus onfocus="alert(1)' }],
      ['@eve', { ada: 'A', eve: '"><script>alert(1)</script>' }],
      // A sign of the forum within the name must not be read again.
      ['@eve', { ada: 'A', eve: '[[https://a.example/" onclick="x]]' }],
      ['@eve', { ada: 'A', eve: '*" onclick="alert(1)*' }],
    ]),
  );

  // Beats one replacement after the other: the signs of one end up in the attributes of another.
  t.exploit('signs within signs', () =>
    strange([
      ['[[https://a.example/*onmouseover=alert(1) x=*]]'],
      ['[[https://a.example/@ada]]'],
      ['[[https://a.example/@eve]]', { ada: 'A', eve: ' onmouseover=alert(1) ' }],
      ['@eve', { ada: 'A', eve: '@ada onmouseover=alert(1) ' }],
      ['[[https://a.example/[[https://b.example/ onmouseover=alert(1) ]]]]'],
      ['@eve', { ada: ' onmouseover=alert(1) x=', eve: '@ada' }],
      // Beats marks that keep a place for what is put in later, when a post can bring them along.
      ...[
        '{{N}}',
        '{N}',
        '\0N\0',
        '\x01N\x02',
        '\x02N\x03',
        '%%N%%',
        '##N##',
        '@@N@@',
        '__N__',
        '[[N]]',
        '\x1aN\x1a',
      ].flatMap((mark) =>
        ['0', '1', '2'].map((number) => [
          `[[https://a.example/${mark.replace('N', number)}]] @eve @eve`,
          { ada: 'A', eve: ' onmouseover=alert(1) ' },
        ]),
      ),
    ]),
  );

  // Beats looking for a web address anywhere in the brackets.
  t.exploit('a link that is a script', () =>
    strange([
      ['[[javascript:alert(1)//https://a.example]]'],
      ['[[javascript:alert(1)]]'],
      ['[[ javascript:https://a.example]]'],
      ['[[JaVaScRiPt:alert(1)//http://]]'],
      ['[[data:text/html,https://a.example]]'],
      // Beats looking for a line that is a web address.
      ['[[javascript:alert(1)\nhttps://a.example]]'],
      ['[[\njavascript:alert(1)//\nhttps://a.example]]'],
    ]),
  );
}
