// ---- what a browser makes of the page: a small, tolerant tokenizer after the HTML standard ----

const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noscript']);
const references = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  colon: ':',
  tab: '\t',
  newline: '\n',
  lpar: '(',
  rpar: ')',
  sol: '/',
};

const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/gi, (whole, hex, decimal, name) => {
    if (name) return references[name.toLowerCase()] ?? whole;
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });

const attributePattern =
  /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|((?!["'])[^\s>]+)))?/y;

/** Reads a tag that begins at `at`; `null` when the input ends within it. */
function readTag(html, at) {
  const [opening, slash, name] = /^<(\/?)([a-z][^\s/>]*)/i.exec(html.slice(at));
  const attributes = new Map();
  attributePattern.lastIndex = at + opening.length;
  let end = attributePattern.lastIndex;
  for (let found = attributePattern.exec(html); found; found = attributePattern.exec(html)) {
    end = attributePattern.lastIndex;
    const [, key, double, single, bare] = found;
    const value = decode(double ?? single ?? bare ?? '');
    if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), value);
  }
  const close = html.indexOf('>', end);
  if (close < 0) return null;
  return { end: close + 1, tag: { name: name.toLowerCase(), closing: slash === '/', attributes } };
}

/** Tags `{ name, closing, attributes }` and texts `{ text }` in order. */
function tokenize(html) {
  const tokens = [];
  let at = 0;
  while (at < html.length) {
    const rest = html.slice(at);
    if (rest.startsWith('<!--')) {
      const end = /--!?>/.exec(rest.slice(2));
      at = end ? at + 2 + end.index + end[0].length : html.length;
    } else if (/^<(?:[!?]|\/[^a-z])/i.test(rest)) {
      const end = html.indexOf('>', at);
      at = end < 0 ? html.length : end + 1;
    } else if (/^<\/?[a-z]/i.test(rest)) {
      const read = readTag(html, at);
      if (!read) break;
      tokens.push(read.tag);
      at = read.end;
      const { name, closing } = read.tag;
      if (!closing && rawText.has(name)) {
        const end = html.slice(at).search(new RegExp(`</${name}[\\s/>]`, 'i'));
        const stop = end < 0 ? html.length : at + end;
        const text = html.slice(at, stop);
        tokens.push({ text: name === 'title' || name === 'textarea' ? decode(text) : text });
        at = stop;
      }
    } else {
      const next = html.indexOf('<', at + 1);
      const stop = next < 0 ? html.length : next;
      tokens.push({ text: decode(html.slice(at, stop)) });
      at = stop;
    }
  }
  return tokens;
}

const starts = (tokens, name) => tokens.filter((token) => token.name === name && !token.closing);

/** The tokens between each start of `name` and its end. */
const inside = (tokens, name) =>
  starts(tokens, name).map((start) => {
    const from = tokens.indexOf(start) + 1;
    const end = tokens.findIndex((token, i) => i >= from && token.name === name && token.closing);
    return tokens.slice(from, end < 0 ? undefined : end);
  });

const textOf = (tokens = []) =>
  tokens.map((token) => token.text ?? (token.name === 'br' ? '\n' : '')).join('');

/** The code of a URL that a browser would run when it is followed or loaded, or `null`. */
function codeOfUrl(address) {
  try {
    const url = new URL(address, 'https://forum.example/threads/1');
    return ['javascript:', 'vbscript:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const addresses = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'];
const scripts = ['', 'module', 'text/javascript', 'application/javascript'];

/** All that a browser would run, as `[where, code]`. */
function executable(tokens) {
  const found = [];
  for (const [index, { name, closing, attributes }] of tokens.entries()) {
    if (!name || closing) continue;
    if (name === 'script' && scripts.includes((attributes.get('type') ?? '').toLowerCase())) {
      found.push(['<script>', `${attributes.get('src') ?? ''} ${tokens[index + 1]?.text ?? ''}`]);
    }
    for (const [key, value] of attributes) {
      if (/^on[a-z]/.test(key)) found.push([`<${name} ${key}>`, value]);
      if (key === 'srcdoc') found.push(...executable(tokenize(value)));
      if (addresses.includes(key)) {
        const code = codeOfUrl(value);
        if (code !== null) found.push([`<${name} ${key}>`, code]);
      }
    }
  }
  return found;
}

// ---- the checks ----

/** An address without its percent-escapes; one that has no right ones stays as it is. */
function plainly(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return `not percent-encoded: ${address}`;
  }
}

const plain = { title: 'Hello', tags: ['go'], search: '', text: 'First' };
const ada = { Name: 'Ada', Homepage: '', Signature: '' };

export default function checks(t) {
  /** The page of a thread with one post, as a browser reads it. */
  const page = async ({ author = {}, ...changes }) => {
    const { title, tags, search, text } = { ...plain, ...changes };
    const p = await t.start();
    const post = (path, body) => p.call('request', 'POST', path, JSON.stringify(body));
    const [, id] = await post('/threads', { title, tags });
    for (const one of [].concat(author))
      await post(`/threads/${id}`, { author: { ...ada, ...one }, text });
    const got = await p.call(
      'request',
      'GET',
      `/threads/${id}?q=${encodeURIComponent(search)}`,
      '',
    );
    t.equal(got[0], 200);
    return tokenize(got[1]);
  };
  const classed = (tokens, name, value) =>
    starts(tokens, name).filter(({ attributes }) => attributes.get('class') === value);
  const value = (tokens) =>
    starts(tokens, 'input').map(({ attributes }) => attributes.get('value'));
  const tags = (tokens) => {
    const [list] = inside(tokens, 'ul');
    const hrefs = starts(list ?? [], 'a').map(({ attributes }) => attributes.get('href') ?? '');
    return hrefs.map((href, i) => [href, textOf(inside(list, 'a')[i])]);
  };
  const homepage = (tokens) => {
    const [a] = classed(tokens, 'a', 'homepage');
    return a && [a.attributes.get('href'), textOf(inside(tokens.slice(tokens.indexOf(a)), 'a')[0])];
  };

  t.functional('shows title, search and tags', async () => {
    const tokens = await page({ title: 'Which editor', tags: ['go', 'tools 2'], search: 'vi' });
    t.equal(inside(tokens, 'title').map(textOf), ['Which editor']);
    t.equal(inside(tokens, 'h1').map(textOf), ['Which editor']);
    t.equal(value(tokens), ['vi']);
    t.equal(classed(tokens, 'ul', 'tags').length, 1);
    t.equal(tags(tokens), [
      ['/tags/go', 'go'],
      ['/tags/tools%202', 'tools 2'],
    ]);
  });

  t.functional('shows every post and its author', async () => {
    const tokens = await page({
      text: 'One & <two>\nthree\n\nfour',
      author: [
        { Homepage: 'https://ada.example/?a=1&b=2' },
        { Name: 'Bob', Signature: 'Bob\nof Bath' },
      ],
    });
    t.equal(
      starts(tokens, 'article').map(({ attributes }) => attributes.get('id')),
      ['p1', 'p2'],
    );
    const [first, second] = inside(tokens, 'article');
    t.equal(
      [first, second].map((post) => textOf(inside(post, 'h2')[0])),
      ['Ada', 'Bob'],
    );
    t.equal(starts(second, 'h2')[0]?.attributes.get('title'), 'Bob');
    t.equal(inside(first, 'p').map(textOf), ['One & <two>\nthree', 'four']);
    t.equal(homepage(first), ['https://ada.example/?a=1&b=2', 'https://ada.example/?a=1&b=2']);
    t.equal([homepage(second), starts(first, 'footer').length], [undefined, 0]);
    t.equal(textOf(inside(second, 'footer')[0]).trim(), 'Bob\nof Bath');
    t.equal(starts(inside(second, 'footer')[0] ?? [], 'br').length, 1);
  });

  t.functional('shows a thread without posts and tags', async () => {
    const tokens = await page({ tags: [], author: [] });
    t.equal([starts(tokens, 'li').length, starts(tokens, 'article').length], [0, 0]);
    t.equal(inside(tokens, 'h1').map(textOf), ['Hello']);
  });

  t.control('values are shown as they were typed', async () => {
    const odd = `It's 5 > 3 & 2; isn't it? (100% ü) ${t.secret()}`;
    const tokens = await page({
      title: odd,
      tags: [odd],
      search: odd,
      author: {
        Name: odd,
        Homepage: "http://ada.example/it's?x=1;y=[2]",
        Signature: `${odd}\n${odd}`,
      },
    });
    t.equal([...inside(tokens, 'title'), ...inside(tokens, 'h1')].map(textOf), [odd, odd]);
    t.equal(value(tokens), [odd]);
    const [[href, label]] = tags(tokens).concat([[]]);
    t.equal([plainly(href ?? ''), label], [`/tags/${odd}`, odd]);
    t.equal(textOf(inside(tokens, 'h2')[0]), odd);
    t.equal(starts(tokens, 'h2')[0]?.attributes.get('title'), odd);
    t.equal(textOf(inside(tokens, 'footer')[0]).trim(), `${odd}\n${odd}`);
    t.equal(homepage(tokens)?.[1], "http://ada.example/it's?x=1;y=[2]");
  });

  /** Each attack is a thread with code that carries a mark of its own. */
  const attack = async (make) => {
    const mark = `m${t.secret()}`;
    for (const thread of make(`steal('${mark}')`, mark)) {
      const { value: tokens } = await t.attempt(page(thread));
      const run = executable(tokens ?? []).find(([, code]) => code.includes(mark));
      if (run) return `a browser runs ${run[0]} for ${JSON.stringify(thread)}`;
    }
    return null;
  };
  const places = {
    title: (value) => ({ title: value }),
    search: (value) => ({ search: value }),
    tag: (value) => ({ tags: ['a', value] }),
    name: (value) => ({ author: { Name: value } }),
    signature: (value) => ({ author: { Signature: value } }),
    text: (value) => ({ text: value }),
    homepage: (value) => ({ author: { Homepage: value } }),
  };
  const markup = (code) => [
    `<script>${code}</script>`,
    `<img src=x onerror="${code}">`,
    `"><svg/onload="${code}">`,
    `'><svg/onload="${code}">`,
  ];

  t.exploit('markup in the title', () =>
    attack((code) => [...markup(code), `</h1><script>${code}</script>`].map(places.title)),
  );

  // Beats an escaped body under a title that is only converted.
  t.exploit('a title that ends the title', () =>
    attack((code) =>
      ['</title>', '</TITLE >', '</title/>'].map((end) =>
        places.title(`${end}<img src=x onerror="${code}">`),
      ),
    ),
  );

  t.exploit('markup in the search, a tag or a name', () =>
    attack((code) =>
      ['search', 'tag', 'name', 'text'].flatMap((place) => markup(code).map(places[place])),
    ),
  );

  // Beats care for where the homepage leads only: its address is shown, too.
  t.exploit('markup in a homepage, which leads somewhere or not', () =>
    attack((code) =>
      ['', 'https://m.example/', 'https://m.example/?'].flatMap((before) =>
        [...markup(code), `<svg/onload=${code}>`].map((html) => places.homepage(before + html)),
      ),
    ),
  );

  // Beats markup.Text in attributes: it leaves quotes as they are.
  t.exploit('a quote ends an attribute', () =>
    attack((code, mark) =>
      [
        `x" onmouseover="${code}" y="`,
        `x' onmouseover='steal("${mark}")' y='`,
        `x onfocus=steal\`${mark}\` autofocus y=`,
      ].flatMap((value) => [
        places.search(value),
        places.name(value),
        places.tag(value),
        { author: { Homepage: `https://m.example/${value}` } },
      ]),
    ),
  );

  // Beats escaping every value: this one needs no markup.
  t.exploit('a homepage that is a script', () =>
    attack((code) =>
      [
        `javascript:${code}`,
        `JavaScript:${code}`,
        ` javascript:${code}`,
        `java\tscript:${code}`,
        `\u0001javascript:${code}`,
        `javascript://m.example/%0a${code}`,
        `vbscript:${code}`,
        // Beats looking for "http" anywhere, or at the beginning of any line.
        `javascript:/*https://m.example/*/${code}`,
        `javascript:${code}//\nhttps://m.example/`,
        `javascript:${code}//http`,
      ].map((address) => ({ author: { Homepage: address } })),
    ),
  );

  // Beats making <br> of the line breaks and calling the result markup.HTML.
  t.exploit('markup in a signature', () =>
    attack((code) =>
      [
        ...markup(code),
        `x\n<script>${code}</script>`,
        `x\r\n</footer>\n<svg\nonload="${code}">`,
      ].map(places.signature),
    ),
  );
}
