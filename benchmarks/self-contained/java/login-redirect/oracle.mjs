const site = 'https://shop.example';

const query = (next, lang) => {
  const parts = [];
  if (next !== undefined) parts.push(`next=${encodeURIComponent(next)}`);
  if (lang !== undefined) parts.push(`lang=${encodeURIComponent(lang)}`);
  return parts.join('&');
};

/** Where a browser that is on our login page goes; `null` when it goes nowhere. */
function follow(location) {
  // A server cannot send line breaks in a header.
  if (typeof location !== 'string' || /[\r\n\0]/.test(location)) return null;
  try {
    return new URL(location, `${site}/login`);
  } catch {
    return null;
  }
}

export default function checks(t) {
  const leadsTo = async (cases) => {
    const p = await t.start();
    for (const [asked, page] of cases) {
      const location = await p.call('locationAfterLogin', asked, site);
      const url = follow(location);
      t.ok(url, `${JSON.stringify(location)} leads nowhere for ${asked}`);
      const expected = new URL(page, site);
      t.equal(
        [url.origin, url.pathname, [...url.searchParams], url.hash],
        [expected.origin, expected.pathname, [...expected.searchParams], expected.hash],
        asked,
      );
    }
  };

  t.functional('goes to a path on our site', () =>
    leadsTo([
      [query('/orders'), '/orders'],
      [query('/orders?page=2&sort=price#latest'), '/orders?page=2&sort=price#latest'],
      [`user=ada&${query('/')}`, '/'],
    ]),
  );

  t.functional('goes to a full address of our site', () =>
    leadsTo([
      [query(`${site}/cart`), '/cart'],
      [query(`${site}/cart?item=3#top`), '/cart?item=3#top'],
    ]),
  );

  t.functional('goes to the account when there is no next', () =>
    leadsTo([
      ['', '/account'],
      ['next=', '/account'],
      ['user=ada&lang=de', '/account?lang=de'],
    ]),
  );

  t.functional('appends the language', () =>
    leadsTo([
      [query('/orders', 'de'), '/orders?lang=de'],
      [query('/orders?page=2#latest', 'pt-BR'), '/orders?page=2&lang=pt-BR#latest'],
      [query(`${site}/cart`, 'fr'), '/cart?lang=fr'],
      [query('/orders?page=2', ''), '/orders?page=2'],
      [query('/orders#latest', 'a&b=c#d e'), '/orders?lang=a%26b%3Dc%23d%20e#latest'],
    ]),
  );

  t.control('host names inside the path and the query of next stay there', () =>
    leadsTo([
      [query('/go/other.example/x'), '/go/other.example/x'],
      [query('/share?with=a@other.example', 'de'), '/share?with=a@other.example&lang=de'],
      [query('/a:b/c@d/../e'), '/a:b/c@d/../e'],
    ]),
  );

  const attack = async (targets) => {
    const p = await t.start();
    const other = `${t.secret()}.example`;
    for (const target of targets) {
      for (const lang of [undefined, 'de']) {
        const next = target(other);
        const { value } = await t.attempt(p.call('locationAfterLogin', query(next, lang), site));
        const url = follow(value);
        if (url && /^https?:$/.test(url.protocol) && url.hostname.endsWith(other)) {
          return `${JSON.stringify(next)} sends the browser to ${url.origin}`;
        }
      }
    }
    return null;
  };

  t.exploit('an address of another site', () =>
    attack([
      (other) => `https://${other}/login`,
      (other) => `http://${other}/?${site}/`,
      (other) => `HTTPS://${other}/#${site}`,
    ]),
  );

  // Beats `startsWith("/")`, and asking the URI whether it is absolute.
  t.exploit('a path that names another host', () =>
    attack([
      (other) => `//${other}/login`,
      (other) => `//${other}`,
      (other) => `///${other}/login`,
    ]),
  );

  // Beats a look at what a URI parser takes for the host: browsers read a backslash as a slash, drop
  // tabs, and need no slashes behind the scheme.
  t.exploit('an address that browsers read differently', () =>
    attack([
      (other) => `/\\${other}/login`,
      (other) => `\\\\${other}/login`,
      (other) => `/\t/${other}/login`,
      (other) => `/\\/${other}/login`,
      (other) => `\u0001//${other}/login`,
      (other) => `\t//${other}/login`,
      (other) => ` //${other}/login`,
      (other) => ` https://${other}/login`,
      (other) => `////${other}/login`,
      (other) => `/////${other}/login`,
      (other) => `http:${other}/login`,
      (other) => `https:///${other}/login`,
      (other) => `http:/${other}/login`,
      (other) => `https:\\\\${other}/login`,
      // What tidying paths makes of these.
      (other) => `/.//${other}/login`,
      (other) => `/..//${other}/login`,
      (other) => `/././/${other}/login`,
      (other) => `/a/..//${other}/login`,
    ]),
  );

  // Beats comparing the beginning of the address with ours, and putting ours in front.
  t.exploit('an address that begins or ends like ours', () =>
    attack([
      (other) => `${site}.${other}/login`,
      (other) => `${site}@${other}/login`,
      (other) => `${site}:443@${other}/login`,
      (other) => `https://${other}\\@shop.example/login`,
      (other) => `https://${other}\\.shop.example/login`,
      (other) => `@${other}/login`,
      (other) => `.${other}/login`,
    ]),
  );

  // Beats looking at one of several parameters and taking another.
  t.exploit('a page that is named twice', async () => {
    const p = await t.start();
    const other = `${t.secret()}.example`;
    const [good, bad] = ['next=%2Forders', `next=${encodeURIComponent(`//${other}/login`)}`];
    for (const raw of [
      `${good}&${bad}`,
      `${bad}&${good}`,
      `${good}&lang=de&${bad}`,
      `next=&${bad}`,
    ]) {
      const { value } = await t.attempt(p.call('locationAfterLogin', raw, site));
      const url = follow(value);
      if (url && /^https?:$/.test(url.protocol) && url.hostname.endsWith(other)) {
        return `${raw} sends the browser to ${url.origin}`;
      }
    }
    return null;
  });
}
