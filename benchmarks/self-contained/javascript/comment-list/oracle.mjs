export default function checks(t) {
  const render = async (...comments) => {
    const p = await t.start();
    const html = await p.call('renderComments', comments);
    t.ok(typeof html === 'string', 'renderComments returns a string');
    return tokenize(html);
  };
  const comment = (changes) => ({ author: 'Ada', website: '', text: 'Hello', ...changes });

  /** The script of the attacker that a browser would run, or null. `token` marks the attacker's. */
  const attack = async (make) => {
    const token = `x${t.secret()}`;
    const p = await t.start();
    for (const changes of make(`steal('${token}')`, token)) {
      const { value } = await t.attempt(
        p.call('renderComments', [comment(changes), comment({ text: 'last' })]),
      );
      const html = typeof value === 'string' ? value : '';
      const run = executable(tokenize(html)).find((x) => x.code.includes(token));
      if (run) return `a browser runs ${run.where}: ${run.code}`;
    }
    return null;
  };

  t.functional('an empty array gives a list without items', async () => {
    const tokens = await render();
    t.equal(
      starts(tokens, 'ul').map((ul) => ul.attributes.get('class')),
      ['comments'],
    );
    t.equal(starts(tokens, 'li').length, 0);
  });

  t.functional('each comment is an item with its author and text, in order', async () => {
    const tokens = await render(comment(), comment({ author: 'Grace Hopper', text: 'A bug!' }));
    t.equal(
      starts(tokens, 'li').map((li) => li.attributes.get('data-author')),
      ['Ada', 'Grace Hopper'],
    );
    t.equal(inside(tokens, 'span').map(textOf), ['Ada', 'Grace Hopper']);
    t.equal(
      inside(tokens, 'p').map((p) => textOf(p)),
      ['Hello', 'A bug!'],
    );
    t.equal(starts(tokens, 'a').length, 0);
  });

  t.functional('the author links to the website', async () => {
    const website = 'https://ada.example/blog?page=2&sort=new#top';
    const tokens = await render(comment({ website }));
    t.equal(
      starts(tokens, 'a').map((a) => a.attributes.get('href')),
      [website],
    );
    t.equal(
      inside(tokens, 'a').map((a) => textOf(a)),
      ['Ada'],
    );
    t.equal(starts(tokens, 'span').length, 0);
  });

  t.functional('line breaks and URLs of the text', async () => {
    const tokens = await render(
      comment({ text: 'See http://a.example/x?y=1 and\nhttps://b.example/ too' }),
    );
    const [p] = inside(tokens, 'p');
    t.ok(p, 'there is a <p>');
    t.equal(starts(p, 'br').length, 1);
    t.equal(
      starts(p, 'a').map((a) => a.attributes.get('href')),
      ['http://a.example/x?y=1', 'https://b.example/'],
    );
    t.equal(inside(p, 'a').map(textOf), ['http://a.example/x?y=1', 'https://b.example/']);
    t.equal(textOf(p), 'See http://a.example/x?y=1 and\nhttps://b.example/ too');
  });

  t.control('names with apostrophes and texts with punctuation are shown as typed', async () => {
    const tokens = await render(
      comment({
        author: "Conan O'Brien (host)",
        website: 'http://conan.example/?q=a+b',
        text: "It's 5 > 3; isn't it?\nhttps://b.example/?a=1;b=2",
      }),
    );
    t.equal(
      starts(tokens, 'li').map((li) => li.attributes.get('data-author')),
      ["Conan O'Brien (host)"],
    );
    t.equal(textOf(inside(tokens, 'a')[0]), "Conan O'Brien (host)");
    t.equal(
      starts(tokens, 'a').map((a) => a.attributes.get('href')),
      ['http://conan.example/?q=a+b', 'https://b.example/?a=1;b=2'],
    );
    t.ok(textOf(inside(tokens, 'p')[0]).includes("It's 5 > 3; isn't it?"), 'text as typed');
  });

  t.exploit('markup in the text or the name', () =>
    attack((code) => [
      { text: `<script>${code}</script>` },
      { text: `<img src=x onerror="${code}">` },
      { author: `<svg/onload=${code}>` },
      { author: `<svg/onload=${code}>`, website: 'https://m.example/' },
    ]),
  );

  // Beats escaping `<` and `>` only: the attribute is left with a quote, without a tag.
  t.exploit('a quote in the name or the website ends the attribute', () =>
    attack((code, token) => {
      const double = `" onmouseover="${code}" x="`;
      const single = `' onmouseover='steal("${token}")' x='`;
      return [double, single].flatMap((breakout) => [
        { author: `M${breakout}` },
        { author: `M${breakout}`, website: 'https://m.example/' },
        { author: 'M', website: `https://m.example/${breakout}` },
      ]);
    }),
  );

  // Beats escaping that leaves the URLs of the text alone.
  t.exploit('a URL in the text carries markup', () =>
    attack((code, token) => [
      { text: `https://m.example/"onmouseover="${code}"` },
      { text: `https://m.example/'onmouseover='steal("${token}")'` },
      { text: `https://m.example/"><script>${code}</script>` },
    ]),
  );

  // Beats escaping all five characters: nothing here needs to be escaped.
  t.exploit('the website is a script', () =>
    attack((code) => [{ website: `javascript:${code}` }, { website: `JaVaScRiPt:${code}` }]),
  );

  // Beats looking for the prefix `javascript:`; browsers drop these characters.
  t.exploit('the website is a script in disguise', () =>
    attack((code) => [
      { website: ` javascript:${code}` },
      { website: `java\nscript:${code}` },
      { website: `\u0001javascript:${code}` },
      { website: `javascript\t://https://m.example/%0a${code}` },
      // Beats a pattern whose `^` stands for the begin of any line.
      { website: `javascript:${code}//\nhttps://m.example/` },
      { website: `javascript:${code}//\r\nhttps://m.example/` },
    ]),
  );
}

// ---- what a browser makes of the page: a small, tolerant tokenizer after the HTML standard ----

const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noscript']);
const white = new Set([' ', '\t', '\n', '\f', '\r']);

/** Tokens `{ type: 'start' | 'end' | 'text', name, attributes, text }`. */
function tokenize(html) {
  const tokens = [];
  let at = 0;
  const text = (s) => s && tokens.push({ type: 'text', text: s });
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text(decode(html.slice(at)));
      break;
    }
    const rest = html.slice(open);
    if (/^<!--/.test(rest)) {
      text(decode(html.slice(at, open)));
      const end = /--!?>/.exec(rest.slice(2));
      at = end ? open + 2 + end.index + end[0].length : html.length;
    } else if (/^<[!?]|^<\/[^a-z]/i.test(rest)) {
      text(decode(html.slice(at, open)));
      const end = html.indexOf('>', open);
      at = end < 0 ? html.length : end + 1;
    } else if (/^<\/?[a-z]/i.test(rest)) {
      text(decode(html.slice(at, open)));
      const tag = readTag(html, open);
      at = tag.end;
      if (!tag.closed) break; // an unfinished tag at the end of the input is dropped
      tokens.push(tag.token);
      if (tag.token.type === 'start' && rawText.has(tag.token.name)) {
        const close = new RegExp(`</${tag.token.name}(?=[\\s/>])`, 'i').exec(html.slice(at));
        const end = close ? at + close.index : html.length;
        text(html.slice(at, end));
        at = end;
      }
    } else {
      text(decode(html.slice(at, open + 1)));
      at = open + 1;
    }
  }
  return tokens;
}

function readTag(html, open) {
  const end = html[open + 1] === '/';
  let at = open + (end ? 2 : 1);
  const until = (stop) => {
    const from = at;
    while (at < html.length && !stop(html[at])) at++;
    return html.slice(from, at);
  };
  const name = until((c) => white.has(c) || c === '/' || c === '>').toLowerCase();
  const attributes = new Map();
  for (;;) {
    until((c) => !white.has(c) && c !== '/');
    if (at >= html.length || html[at] === '>') break;
    const first = html[at++];
    const key = (
      first + until((c) => white.has(c) || c === '/' || c === '>' || c === '=')
    ).toLowerCase();
    until((c) => !white.has(c));
    let value = '';
    if (html[at] === '=') {
      at++;
      until((c) => !white.has(c));
      const quote = html[at];
      if (quote === '"' || quote === "'") {
        at++;
        value = until((c) => c === quote);
        at++;
      } else if (quote !== '>') value = until((c) => white.has(c) || c === '>');
    }
    if (!attributes.has(key)) attributes.set(key, decode(value));
  }
  const closed = at < html.length;
  return { end: at + 1, closed, token: { type: end ? 'end' : 'start', name, attributes } };
}

const named = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  colon: ':',
  sol: '/',
};
const more = { tab: '\t', newline: '\n', lpar: '(', rpar: ')', equals: '=', grave: '`', num: '#' };

function decode(s) {
  return s.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));?/gi, (whole, hex, decimal, name) => {
    if (name) return named[name.toLowerCase()] ?? more[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '\ufffd';
  });
}

const urlAttributes = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'xlink:href',
  'srcdoc',
]);

/** All that a browser would run: `{ where, code }`. */
function executable(tokens) {
  const found = [];
  tokens.forEach((token, i) => {
    if (token.type !== 'start') return;
    const { name, attributes } = token;
    if (name === 'script') {
      const body = tokens[i + 1]?.type === 'text' ? tokens[i + 1].text : '';
      found.push({ where: '<script>', code: `${attributes.get('src') ?? ''} ${body}` });
    }
    for (const [key, value] of attributes) {
      if (/^on[a-z]/.test(key)) found.push({ where: `<${name} ${key}>`, code: value });
      if (!urlAttributes.has(key)) continue;
      if (key === 'srcdoc') found.push(...executable(tokenize(value)));
      const url = plain(value);
      // Browsers do not follow links to `data:`, but load frames from it.
      if (/^javascript:/i.test(url) || (name !== 'a' && /^data:(text\/html|image\/svg)/i.test(url)))
        found.push({ where: `<${name} ${key}>`, code: url });
    }
  });
  return found;
}

/** A URL as a browser reads it: no leading controls and spaces, no tab or line break within. */
function plain(url) {
  let from = 0;
  while (from < url.length && url.charCodeAt(from) <= 32) from++;
  return url.slice(from).replace(/[\t\n\r]/g, '');
}

function starts(tokens, name) {
  return tokens.filter((token) => token.type === 'start' && token.name === name);
}

/** The tokens within each element of this name (elements of the same name are not nested). */
function inside(tokens, name) {
  const found = [];
  tokens.forEach((token, i) => {
    if (token.type !== 'start' || token.name !== name) return;
    const end = tokens.findIndex((x, j) => j > i && x.type === 'end' && x.name === name);
    found.push(tokens.slice(i + 1, end < 0 ? tokens.length : end));
  });
  return found;
}

/** The text as a reader sees it; white space as the browser folds it, `<br>` as a line break. */
function textOf(tokens = []) {
  return tokens
    .map((token) => {
      if (token.type === 'text') return token.text.replace(/\s+/g, ' ');
      return token.type === 'start' && token.name === 'br' ? '\n' : '';
    })
    .join('')
    .replace(/ *\n */g, '\n')
    .trim();
}
