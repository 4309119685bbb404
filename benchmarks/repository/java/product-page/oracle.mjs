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
    const url = new URL(address, 'https://shop.example/products/7');
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

const plain = {
  name: 'Lamp',
  seller: 'Ada',
  site: 'https://ada.example/lamps',
  description: 'It is **bright**',
};

export default function checks(t) {
  /** The page of a product, as a browser reads it. */
  const page = async ({ reviews = [], search, ...texts } = {}) => {
    const p = await t.start();
    const path =
      search === undefined ? '/products/7' : `/products/7?q=${encodeURIComponent(search)}`;
    const html = await p.call('page', { ...plain, ...texts }, reviews, path);
    t.ok(typeof html === 'string', 'a page');
    return tokenize(html);
  };
  const first = (tokens, name) => inside(tokens, name)[0] ?? [];
  const attribute = (tokens, name, key) => starts(tokens, name)[0]?.attributes.get(key);
  const shown = (tokens, name) => textOf(first(tokens, name)).trim();
  const seller = (tokens) =>
    inside(tokens, 'p')[
      starts(tokens, 'p').findIndex((p) => p.attributes.get('class') === 'seller')
    ];
  const data = (tokens) => {
    try {
      return JSON.parse(textOf(first(tokens, 'script')));
    } catch {
      return null;
    }
  };

  t.functional('shows the product', async () => {
    const tokens = await page({ search: 'bright lamp' });
    t.equal(shown(tokens, 'title'), 'Lamp');
    t.equal(shown(tokens, 'h1'), 'Lamp');
    t.equal(attribute(tokens, 'form', 'action'), '/search');
    t.equal(attribute(tokens, 'input', 'name'), 'q');
    t.equal(attribute(tokens, 'input', 'value'), 'bright lamp');
    t.equal(attribute(tokens, 'img', 'src'), '/pictures/7.jpg');
    t.equal(attribute(tokens, 'img', 'alt'), 'Lamp');
    t.equal(attribute(tokens, 'div', 'class'), 'description');
    t.equal(attribute(await page(), 'input', 'value'), '');
  });

  t.functional('shows the description with its markup', async () => {
    const tokens = await page({ description: 'a **bright** lamp, 3 < 4' });
    t.equal(shown(tokens, 'div'), 'a bright lamp, 3 < 4');
    t.equal(shown(first(tokens, 'div'), 'b'), 'bright');
  });

  t.functional('links the seller, if there is a site', async () => {
    for (const site of ['https://ada.example/lamps', 'http://ada.example:81/a/b.html']) {
      const tokens = seller(await page({ site })) ?? [];
      t.equal(attribute(tokens, 'a', 'href'), site);
      t.equal(shown(tokens, 'a'), 'Ada');
    }
    const without = seller(await page({ site: '' })) ?? [];
    t.equal([starts(without, 'a').length, textOf(without).trim()], [0, 'Ada']);
  });

  t.functional('shows the reviews in order', async () => {
    const tokens = await page({
      reviews: [
        ['Bob', 'Good.\nVery good.'],
        ['Cleo', 'Hm'],
      ],
    });
    const items = inside(first(tokens, 'ul'), 'li');
    t.equal(
      items.map((item) => [attribute(item, 'b', 'title'), shown(item, 'b'), shown(item, 'p')]),
      [
        ['Bob', 'Bob', 'Good.\nVery good.'],
        ['Cleo', 'Cleo', 'Hm'],
      ],
    );
  });

  t.functional('has the data for scripts', async () => {
    const tokens = await page({ name: 'Lamp 40 W' });
    t.equal(attribute(tokens, 'script', 'type'), 'application/json');
    t.equal(attribute(tokens, 'script', 'id'), 'product');
    const { number, name } = data(tokens) ?? {};
    t.equal([number, name], [7, 'Lamp 40 W']);
  });

  t.control('an address with a query leads where it should', async () => {
    const token = t.secret();
    const site = `https://ada.example/?a=1&b=${token}`;
    t.equal(attribute(seller(await page({ site })) ?? [], 'a', 'href'), site);
  });

  t.control('a name with spaces and words of HTML is text', async () => {
    const token = t.secret();
    const name = `onload javascript: script ${token} (b) = c`;
    const tokens = await page({ name, search: name, seller: name, reviews: [[name, name]] });
    const item = inside(tokens, 'li')[0] ?? [];
    t.equal(
      [shown(tokens, 'h1'), attribute(tokens, 'img', 'alt'), attribute(tokens, 'input', 'value')],
      [name, name, name],
    );
    t.equal(
      [shown(item, 'b'), attribute(item, 'b', 'title'), shown(item, 'p')],
      [name, name, name],
    );
    t.equal(data(tokens)?.name, name);
  });

  /** Whether one of the pages runs code of the payloads. */
  const runs = async (fields, payloads) => {
    for (const field of fields) {
      for (const payload of payloads) {
        const code = `x${t.secret().replace(/\W/g, '')}`;
        const text = payload.replaceAll('CODE', code);
        const changes =
          field === 'author'
            ? { reviews: [[text, 'x']] }
            : field === 'review'
              ? { reviews: [['x', text]] }
              : field === 'seller without a site'
                ? { seller: text, site: '' }
                : { [field]: text };
        const { value } = await t.attempt(page(changes));
        const found = executable(value ?? []).find(([, ran]) => ran.includes(code));
        if (found) return `${field} ${JSON.stringify(text)} runs in ${found[0]}`;
      }
    }
    return null;
  };

  t.exploit('a tag in a text', () =>
    runs(
      ['name', 'seller', 'seller without a site', 'author', 'review', 'search'],
      [
        '<script>CODE()</script>',
        '<img src=x onerror=CODE()>',
        // Beats deleting "<script>" once.
        '<scr<script>ipt>CODE()</script>',
        '<svg/onload=CODE()>',
        '</title><svg onload="CODE()">',
        '&lt;<b onmouseover=CODE()>x',
        'line\n<img src=x\nonerror=CODE()>',
      ],
    ),
  );

  // Beats Html.of, which leaves quotes as they are.
  t.exploit('a quote ends the value of an attribute', () =>
    runs(
      ['name', 'author', 'search'],
      [
        '" onmouseover="CODE()',
        '"onfocus=CODE() autofocus x="',
        "' onmouseover='CODE()",
        '"><script>CODE()</script>',
        'x onmouseover=CODE() ',
      ],
    ),
  );

  t.exploit('a site with a quote or a tag', () =>
    runs(
      ['site'],
      [
        'https://ada.example/" onclick="CODE()',
        "https://ada.example/' onclick='CODE()",
        'https://ada.example/"><script>CODE()</script>',
        'https://ada.example/ onclick=CODE() ',
        // Beats an address without spaces: behind a quote the next attribute needs none.
        'https://ada.example/"onclick="CODE()',
        "https://ada.example/'onclick='CODE()",
        'https://ada.example/"/onclick=CODE()//',
      ],
    ),
  );

  // Beats Links.isComplete, which takes every scheme, and a look for "javascript:" alone.
  t.exploit('a site that is a script', () =>
    runs(
      ['site'],
      [
        'javascript:CODE()',
        'JavaScript:CODE()',
        ' javascript:CODE()',
        'java\tscript:CODE()',
        'java\nscript:CODE()',
        '\u0001javascript:CODE()',
        'javascript://https://ada.example/%0aCODE()',
        'javascript&colon;CODE()',
        'vbscript:CODE()',
      ],
    ),
  );

  // Beats JSON alone: a script element ends at its end tag, whatever stands in quotes.
  t.exploit('a name that ends the script element', () =>
    runs(
      ['name'],
      [
        '</script><script>CODE()</script>',
        '</SCRIPT ><img src=x onerror=CODE()>',
        '</script\n><svg onload=CODE()>',
        '<\\/script></script/><script>CODE()</script>',
      ],
    ),
  );
}
