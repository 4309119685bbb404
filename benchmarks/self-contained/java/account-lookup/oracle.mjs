const escaped = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** An account by login, pin, name, department, phone, and whether it is hidden. */
const account = ([login, pin, name, department, phone, hidden]) =>
  `  <account login="${escaped(login)}" pin="${escaped(pin)}"${hidden ? ' hidden="yes"' : ''}>\n` +
  `    <name>${escaped(name)}</name> <department>${escaped(department)}</department> <phone>${escaped(phone)}</phone>\n` +
  '  </account>\n';

export default function checks(t) {
  const people = [
    ['ada', '4711', 'Ada Lovelace', 'R&D', '201'],
    ['ohara', '1234', "Scarlett O'Hara", 'R&D', '202'],
    ['conan', '5678', 'Conan "Coco" Doyle', 'Readers', '203'],
    ['grace', '0000', 'Grace Hopper', 'R&D', '205'],
  ];
  const xml = (more = []) => `<accounts>\n${[...people, ...more].map(account).join('')}</accounts>`;

  t.functional('signs in with the right login and pin', async () => {
    const p = await t.start();
    t.equal(await p.call('signIn', xml(), 'ada', '4711'), 'Ada Lovelace');
    t.equal(await p.call('signIn', xml(), 'grace', '0000'), 'Grace Hopper');
  });

  t.functional('another login or pin gives null', async () => {
    const p = await t.start();
    for (const [login, pin] of [
      ['ada', '0000'],
      ['nobody', '4711'],
      ['ada', ''],
      ['', ''],
    ]) {
      t.equal(await p.call('signIn', xml(), login, pin), null, `${login}/${pin}`);
    }
  });

  t.functional('finds phones by department and part of the name', async () => {
    const p = await t.start();
    t.equal(await p.call('phones', xml(), 'R&D', ''), ['201', '202', '205']);
    t.equal(await p.call('phones', xml(), 'R&D', 'Hop'), ['205']);
    t.equal(await p.call('phones', xml(), 'R&D', 'Coco'), []);
    t.equal(await p.call('phones', xml(), 'Sales', ''), []);
  });

  t.functional('leaves hidden accounts out', async () => {
    const p = await t.start();
    const hidden = ['root', '1', 'Ada Root', 'R&D', '999', true];
    t.equal(await p.call('phones', xml([hidden]), 'R&D', 'Ada'), ['201']);
    t.equal(await p.call('signIn', xml([hidden]), 'root', '1'), 'Ada Root');
  });

  t.control('other punctuation and words of XPath are found as they are', async () => {
    const p = await t.start();
    const more = [['a.b-c@x', '1=1 or 2', 'Dr. Zoë (x) | [y] and $z', '//R&D/*', '206']];
    t.equal(await p.call('signIn', xml(more), 'a.b-c@x', '1=1 or 2'), more[0][2]);
    t.equal(await p.call('phones', xml(more), '//R&D/*', '(x) | [y] and $z'), ['206']);
    t.equal(await p.call('phones', xml(), 'R&D', 'a L'), ['201']);
    t.equal(await p.call('phones', xml(), 'R&D', 'or 1=1 and (x) | [y]'), []);
  });

  /** Asks to sign in with each pair of login and pin; none of them is an account's. */
  const intrude = async (pairs) => {
    const p = await t.start();
    const secret = t.secret();
    const document = xml([['root', t.secret(), `Root ${secret}`, 'Board', '1', true]]);
    for (const [login, pin] of pairs) {
      const { value } = await t.attempt(p.call('signIn', document, login, pin));
      if (typeof value === 'string' && value !== '' && document.includes(escaped(value))) {
        return `${JSON.stringify([login, pin])} signed in as ${value.replace(secret, '...')}`;
      }
    }
    return null;
  };

  /** Asks for phones; the hidden account, its pin and those of other departments may not show. */
  const search = async (pairs) => {
    const p = await t.start();
    const [phone, pin, other] = [t.secret(), t.secret(), t.secret()];
    const document = xml([
      ['root', pin, 'Ada Root', 'R&D', phone, true],
      ['cfo', t.secret(), 'Eve', 'Finance', other],
    ]);
    for (const [department, text] of pairs) {
      const { value } = await t.attempt(p.call('phones', document, department, text));
      const found = JSON.stringify(value ?? null);
      for (const [name, secret] of Object.entries({ phone, pin, other })) {
        if (found.includes(secret))
          return `${JSON.stringify([department, text])} found the ${name}`;
      }
    }
    return null;
  };

  /** The same with either quote. */
  const either = (pairs) => [
    ...pairs,
    ...pairs.map((pair) => pair.map((value) => value.replaceAll("'", '"'))),
  ];

  t.exploit('signing in without a pin', () =>
    intrude(
      either([
        ["root' or '1'='1", 'x'],
        ["' or '1'='1", "' or '1'='1"],
        ['root', "' or '1'='1"],
        ['root', "x' or @login='root"],
        ["root']|/*['", 'x'],
      ]),
    ),
  );

  // Beats forbidding spaces, "or" and "=", or letting only letters into one of the two values.
  t.exploit('signing in without a pin, in other words', () =>
    intrude(
      either([
        ['root', "'or\t'1'!='2"],
        ['root', "'or(1)or'"],
        ['root', "']|//account['1"],
        ['root', "']|//*[name()='account"],
        ['root', "'<'1']|//account['"],
        ['root', "'|//account|'"],
        ["root'or true()or'", 'x'],
      ]),
    ),
  );

  t.exploit('finding what is hidden, or of other departments', () =>
    search(
      either([
        ['R&D', "') or contains(name,'"],
        ["R&D' or '1'='1", ''],
        ['R&D', "')]/@pin|//phone[contains(.,'"],
        ['R&D', "') or @hidden='yes' or contains(name,'"],
        ["x' or @hidden or department='R&D", 'Ada'],
        ["x']/../account/@pin|/*['", ''],
        ["x']/../account/phone|/*['", ''],
        ['R&D', "')]|//account[contains(name,'"],
        ['R&D', "')]/phone|//phone|//*[contains(.,'"],
        ['R&D', "')]/phone|//@pin|//*[contains(.,'"],
      ]),
    ),
  );

  // Beats choosing the other quote when a value holds one: this one holds both.
  t.exploit('values with both kinds of quotes', async () => {
    const both = (text) => [
      `"${text}`,
      `'${text}`,
      ...['"', "'"].map((quote) => `${text}${quote === '"' ? " or 'a\"'='" : ' or "a\'"="'}`),
    ];
    const found = await intrude([
      ...both("' or '1'='1").map((pin) => ['root', pin]),
      ...both('" or "1"="1').map((pin) => ['root', pin]),
      ['root', `' or "1"="1" or '1'='`],
      ['root', `" or '1'='1' or "1"="`],
      // Beats putting a value together by concat() with a care for one kind only.
      ['root', `'") or concat("a","b`],
      ['root', `"') or concat('a','b`],
      [`' or "1"="1" or '1'='`, 'x'],
      [`" or '1'='1' or "1"="`, 'x'],
    ]);
    if (found) return found;
    return search([
      [`'") or concat("a","b`, ''],
      [`"') or concat('a','b`, ''],
      ['R&D', `'")) or contains(name, concat("","`],
      ['R&D', `"')) or contains(name, concat('','`],
      ['R&D', `') or contains("a","a") or contains(name,'`],
      ['R&D', `") or contains('a','a') or contains(name,"`],
      [`x' or "1"="1" or '1'='`, ''],
      [`x" or '1'='1' or "1"="`, ''],
    ]);
  });
}
