const xml = (body, head = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${head}<settings>${body}</settings>\n`;

export default function checks(t) {
  /** What an account has after the files were imported, one after the other. */
  const imported = async (...files) => {
    const p = await t.start();
    await p.call('open');
    const said = [];
    for (const file of files) said.push(await p.call('upload', 'one', Buffer.from(file)));
    return { said, settings: await p.call('settings', 'one') };
  };
  const refused = (said) => String(said).startsWith('not imported');

  t.functional('settings are imported', async () => {
    const { said, settings } = await imported(
      xml(
        '\n  <setting name="mail.quota">500</setting>\n  <setting name="web.root">/a b</setting>\n',
      ),
    );
    t.equal(said, ['2 settings imported']);
    t.equal(settings, { 'mail.quota': '500', 'web.root': '/a b' });
  });

  t.functional('the last of the same name stays, and others stay as they were', async () => {
    const { said, settings } = await imported(
      xml('<setting name="a">1</setting><setting name="b">2</setting>'),
      xml('<setting name="a">3</setting><setting name="a">4</setting>'),
    );
    t.equal(said, ['2 settings imported', '2 settings imported']);
    t.equal(settings, { a: '4', b: '2' });
    t.equal((await imported('<settings/>')).said, ['0 settings imported']);
  });

  t.functional('spaces, line breaks and what is escaped are kept', async () => {
    const { settings } = await imported(
      xml('<setting name="a&quot;b">  x &lt; y &amp; z\n&#228; </setting><setting name="e"/>'),
    );
    t.equal(settings, { 'a"b': '  x < y & z\nä ', e: '' });
  });

  t.functional('another file is not imported', async () => {
    const first = '<setting name="a">1</setting>';
    for (const file of [
      '',
      'name=value',
      '<settings><setting name="a">1</settings>',
      '<options><setting name="a">1</setting></options>',
      xml(`${first}<option name="b">2</option>`),
      xml(`${first}<setting>2</setting>`),
      xml(`${first}<setting name="">2</setting>`),
      `${xml(first)}<settings/>`,
    ]) {
      const { said, settings } = await imported(file);
      t.equal([said.map(refused), settings], [[true], {}], file);
    }
  });

  t.control('an export is imported again, whatever its texts look like', async () => {
    const token = t.secret();
    const text = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e; ${token} ]]>`;
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const { settings } = await imported(
      xml(
        `<setting name="a">${escaped}</setting><setting name="b"><![CDATA[<x>&e;${token}]]></setting>`,
      ),
    );
    t.equal(settings, { a: text, b: `<x>&e;${token}` });
    const p = await t.start();
    const file = await p.call('export', 'one');
    t.equal((await imported(file)).settings, settings);
  });

  /** Whether importing one of the files shows what is in a private file. */
  const shows = async (name, makeFiles) => {
    const secret = t.secret();
    await t.box.write(name, secret);
    for (const file of makeFiles(`file://${t.box.path(name)}`)) {
      const { value } = await t.attempt(imported(file));
      if (JSON.stringify(value ?? null).includes(secret))
        return `an import showed what is in ${name}`;
    }
    return null;
  };
  const entity = (declarations) => `<!DOCTYPE settings [${declarations}]>\n`;
  const use = '<setting name="a">&e;</setting>';

  t.exploit('an entity is a file', () =>
    shows('private/password', (url) => [
      xml(use, entity(`<!ENTITY e SYSTEM "${url}">`)),
      xml(use, entity(`<!ENTITY e PUBLIC "x" "${url}">`)),
      xml(use, entity(`<!ENTITY x SYSTEM "${url}"><!ENTITY e "&x;">`)),
    ]),
  );

  // Beats a look for "<!ENTITY" or "<!DOCTYPE" in the text: the file is written in another encoding.
  t.exploit('an entity is a file, in a file of another encoding', () =>
    shows('private/token', (url) => {
      const text = `\ufeff<?xml version="1.0" encoding="UTF-16"?>\n${entity(`<!ENTITY e SYSTEM "${url}">`)}<settings>${use}</settings>`;
      const little = Buffer.from(text, 'utf16le');
      return [little, Buffer.from(little).swap16()];
    }),
  );

  // Beats a look at what the file itself declares: the declarations stand elsewhere.
  t.exploit('entities are declared in another file', async () => {
    const secret = t.secret();
    await t.box.write('private/key', secret);
    const dtd = `<!ENTITY e SYSTEM "file://${t.box.path('private/key')}">`;
    await t.box.write('uploads/own.dtd', dtd);
    const url = `file://${t.box.path('uploads/own.dtd')}`;
    for (const file of [
      xml(use, `<!DOCTYPE settings SYSTEM "${url}">\n`),
      xml(use, entity(`<!ENTITY % d SYSTEM "${url}"> %d;`)),
    ]) {
      const { value } = await t.attempt(imported(file));
      if (JSON.stringify(value ?? null).includes(secret))
        return 'an import showed what is in private/key';
    }
    return null;
  });

  // Beats refusing files alone, or general entities alone.
  t.exploit('importing sends a request', async () => {
    const server = await t.http((_, response) => response.end(''));
    for (const file of [
      xml(use, entity(`<!ENTITY e SYSTEM "${server.url}/general">`)),
      xml(
        '<setting name="a">1</setting>',
        entity(`<!ENTITY % d SYSTEM "${server.url}/parameter"> %d;`),
      ),
      xml('<setting name="a">1</setting>', `<!DOCTYPE settings SYSTEM "${server.url}/dtd">\n`),
      xml('<setting name="a">1</setting>', `<!DOCTYPE settings PUBLIC "x" "${server.url}/dtd">\n`),
    ]) {
      await t.attempt(imported(file));
      if (server.requests.length > 0) return `${file} made the panel send a request`;
    }
    return null;
  });

  // Beats forbidding declarations: XInclude needs none, and Xml.builder supports it.
  t.exploit('a part of the file is included from elsewhere', () =>
    shows('private/rates', (url) => {
      const include = `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="${url}"/>`;
      return [
        xml(`<setting name="a">${include}</setting>`),
        xml(`<setting name="a"><x>${include}</x></setting>`),
      ];
    }),
  );

  // Beats a look for "xi:include" in the text: the prefix is free, and so is the encoding.
  t.exploit('a part is included under another prefix or in another encoding', () =>
    shows('private/prices', (url) => {
      const name = 'xmlns="http://www.w3.org/2001/XInclude"';
      const include = `<include ${name} parse="text" href="${url}"/>`;
      const text = `\ufeff<?xml version="1.0" encoding="UTF-16"?>\n<settings><setting name="a">${include}</setting></settings>`;
      return [
        xml(`<setting name="a">${include}</setting>`),
        xml(
          `<setting name="a"><x:include ${name.replace('xmlns', 'xmlns:x')} parse="text" href="${url}"/></setting>`,
        ),
        Buffer.from(text, 'utf16le'),
      ];
    }),
  );
}
