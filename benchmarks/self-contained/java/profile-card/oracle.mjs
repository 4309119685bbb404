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

/** Where a script ends: behind `<!--` and `<script` its first end tag is text (HTML standard, 13.2.5.4 on). */
function endOfScript(html, from) {
  const signs = /<!--|-->|<(\/?)script(?=[\s/>])/gi;
  signs.lastIndex = from;
  let depth = 0;
  for (let found = signs.exec(html); found; found = signs.exec(html)) {
    const [sign, slash] = found;
    if (sign === '<!--') {
      depth = Math.max(depth, 1);
      signs.lastIndex -= 2; // `<!-->` is over at once
    } else if (sign === '-->') depth = 0;
    else if (!slash) depth = depth && 2;
    else if (depth === 2) depth = 1;
    else return found.index;
  }
  return html.length;
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
        const first = end < 0 ? html.length : at + end;
        const stop = name === 'script' ? endOfScript(html, at) : first;
        tokens.push({ text: html.slice(at, stop) });
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
    const url = new URL(address, 'https://forum.example/members/');
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

export default function checks(t) {
  const profile = (changes) => ({ name: 'Ada', homepage: '', about: 'Hello', ...changes });

  const render = async (changes) => {
    const p = await t.start();
    const { name, homepage, about } = profile(changes);
    const html = await p.call('renderProfile', name, homepage, about);
    t.ok(typeof html === 'string', 'the HTML must be a string');
    return tokenize(html);
  };

  const links = (tokens = []) =>
    starts(tokens, 'a').map((a, i) => [a.attributes.get('href'), textOf(inside(tokens, 'a')[i])]);

  const data = (tokens) => {
    const at = tokens.findIndex(({ attributes }) => attributes?.get('id') === 'profile');
    const text = tokens[at + 1]?.text ?? '';
    t.equal(tokens[at]?.name, 'script', 'element with the id profile');
    t.equal(tokens[at].attributes.get('type'), 'application/json');
    try {
      return JSON.parse(text);
    } catch {
      return t.ok(false, `this is not JSON: ${text}`);
    }
  };

  t.functional('a section with the name and the text', async () => {
    const tokens = await render({ name: 'Grace Hopper', about: 'First line\nsecond line' });
    const sections = starts(tokens, 'section');
    t.equal(sections.length, 1);
    t.equal(sections[0].attributes.get('class'), 'profile');
    t.equal(sections[0].attributes.get('title'), 'Grace Hopper');
    const [section] = inside(tokens, 'section');
    t.equal(inside(section, 'h2').map(textOf), ['Grace Hopper']);
    const [p] = inside(section, 'p');
    t.equal(starts(p ?? [], 'br').length, 1);
    t.equal(textOf(p).replace(/\n+/g, '\n').trim(), 'First line\nsecond line');
    t.equal(links(tokens), []);
  });

  t.functional('a link to the homepage', async () => {
    const homepage = 'https://ada.example/~ada/?page=2&sort=new#top';
    const tokens = await render({ homepage });
    t.equal(links(tokens), [[homepage, homepage]]);
    t.equal(starts(tokens, 'a')[0].attributes.get('class'), 'homepage');
  });

  t.functional('links within the text', async () => {
    const tokens = await render({
      about: 'I wrote [a book](https://b.example/x?y=1) and\n[two papers](http://c.example/).',
    });
    const [p] = inside(tokens, 'p');
    t.equal(links(p), [
      ['https://b.example/x?y=1', 'a book'],
      ['http://c.example/', 'two papers'],
    ]);
    t.equal(textOf(p).replace(/\n+/g, '\n').trim(), 'I wrote a book and\ntwo papers.');
  });

  t.functional('the profile as JSON', async () => {
    const changes = { name: 'Zoë Käse', homepage: 'https://z.example/', about: 'a "b"\nc\\d' };
    t.equal(data(await render(changes)), changes);
  });

  t.control('punctuation is shown as it was typed', async () => {
    const changes = {
      name: "Conan O'Brien (host)",
      homepage: 'http://conan.example/?q=a+b;c',
      about:
        "It's 5 > 3; isn't it? 2 & 3 [no link] (really)\n[see: here!](https://b.example/?a=1;b=2)",
    };
    const tokens = await render(changes);
    t.equal(starts(tokens, 'section')[0]?.attributes.get('title'), changes.name);
    t.equal(textOf(inside(tokens, 'h2')[0]), changes.name);
    t.equal(links(tokens), [
      [changes.homepage, changes.homepage],
      ['https://b.example/?a=1;b=2', 'see: here!'],
    ]);
    t.ok(
      textOf(inside(tokens, 'p')[0]).includes("It's 5 > 3; isn't it? 2 & 3 [no link] (really)"),
      'the text must be shown as typed',
    );
    t.equal(data(tokens), changes);
  });

  /** Each attack is a change to the profile whose code carries a mark that only it can carry. */
  const attack = async (make) => {
    const p = await t.start();
    const mark = `m${t.secret()}`;
    for (const changes of make(`steal('${mark}')`, mark)) {
      const { name, homepage, about } = profile(changes);
      const { value } = await t.attempt(p.call('renderProfile', name, homepage, about));
      const run = executable(tokenize(String(value ?? ''))).find(([, code]) => code.includes(mark));
      if (run) return `a browser runs ${run[0]} for ${JSON.stringify(changes)}`;
    }
    return null;
  };

  t.exploit('markup in the name, the homepage or the text', () =>
    attack((code) =>
      [`<script>${code}</script>`, `<img src=x onerror="${code}">`, `<svg/onload=${code}>`].flatMap(
        (markup) => [
          { name: markup },
          { about: markup },
          { homepage: `https://m.example/${markup}` },
          { about: `[${markup}](https://m.example/)` },
        ],
      ),
    ),
  );

  // Beats escaping `<` and `>` only.
  t.exploit('a quote ends an attribute', () =>
    attack((code, mark) =>
      [`" onmouseover="${code}" x="`, `' onmouseover='steal("${mark}")' x='`].flatMap((out) => [
        { name: `M${out}` },
        { homepage: `https://m.example/${out}` },
        {
          about: `[x](https://m.example/${out.replaceAll(/[ ()]/g, (c) => ({ ' ': '/' })[c] ?? '`')})`,
        },
      ]),
    ),
  );

  // Beats escaping all five characters everywhere: nothing here needs it.
  t.exploit('a link whose address is a script', () =>
    attack((code, mark) =>
      [
        `javascript:${code}`,
        `JavaScript:${code}`,
        ` javascript:${code}`,
        // Beats looking at the address before it is escaped, or escaping all but the "&".
        `javascript&#58;${code}`,
        `java&#10;script&colon;${code}`,
        `java\tscript:${code}`,
        `\u0001javascript:${code}`,
        `javascript://m.example/%0a${code}`,
        // Beats looking for "http" anywhere, or at the beginning of any line.
        `javascript:/*https://m.example/*/${code}`,
        `javascript:${code}//\nhttps://m.example/`,
      ].flatMap((address) => [
        { homepage: address },
        { about: `[x](${address.trim().replace(/steal.*/, `steal\`${mark}\``)})` },
      ]),
    ),
  );

  // Beats escaping the visible parts: JSON escapes no `<`, and the script ends where it is closed.
  t.exploit('the JSON closes its script', () =>
    attack((code) =>
      ['</script>', '</SCRIPT >', '</script/>'].flatMap((close) => [
        { name: `M${close}<script>${code}</script>` },
        { about: `M${close}<img src=x onerror="${code}">` },
        { homepage: `https://m.example/${close}<svg onload=${code}>` },
      ]),
    ),
  );

  // Beats escaping slashes only: the end of the script becomes text, and with it all that stands
  // behind the profile.
  t.exploit('the JSON swallows the page behind it', async () => {
    const p = await t.start();
    const shows = async (changes) => {
      const { name, homepage, about } = profile(changes);
      const { value } = await t.attempt(p.call('renderProfile', name, homepage, about));
      const page = tokenize(`${value ?? ''}<footer id="behind"></footer>`);
      return page.some(({ attributes }) => attributes?.get('id') === 'behind');
    };
    if (!(await shows({}))) return null;
    for (const markup of ['<!--<script>', '<!-- <SCRIPT ', '<!--<script/']) {
      for (const changes of [
        { name: `M${markup}` },
        { about: `M${markup}\n` },
        { homepage: `https://m.example/${markup}` },
      ]) {
        if (!(await shows(changes))) {
          return `a browser shows nothing behind the profile for ${JSON.stringify(changes)}`;
        }
      }
    }
    return null;
  });
}
