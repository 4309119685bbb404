export default function checks(t) {
  let number = 0;

  /** A folder of its own with these files. */
  const lay = async (files) => {
    number += 1;
    const folder = `seller${number}/manuals`;
    await t.box.mkdir(folder);
    for (const [name, text] of Object.entries(files)) await t.box.write(`${folder}/${name}`, text);
    return { p: await t.start(), folder, path: t.box.path(`${folder}/manual.xml`) };
  };

  const manual = (declarations, body, title = 'M') =>
    `<!DOCTYPE manual [\n${declarations}\n]>\n<manual title="${title}">\n${body}\n</manual>\n`;

  t.functional('reads title and sections', async () => {
    const { p, path } = await lay({
      'manual.xml':
        '<manual title="Tee &amp; Käse"><section name="A"> one\n two </section>' +
        '<section name="B"/><section name="C">1 &lt; 2</section></manual>',
    });
    t.equal(await p.call('load', path), {
      title: 'Tee & Käse',
      sections: [
        { name: 'A', text: 'one\n two' },
        { name: 'B', text: '' },
        { name: 'C', text: '1 < 2' },
      ],
    });
  });

  t.functional('replaces entities that have a text', async () => {
    const { p, path } = await lay({
      'manual.xml': manual(
        '<!ENTITY product "Kettle 3000">',
        '<section name="The &product;">Your &product; boils.</section>',
        'Using the &product;',
      ),
    });
    t.equal(await p.call('load', path), {
      title: 'Using the Kettle 3000',
      sections: [{ name: 'The Kettle 3000', text: 'Your Kettle 3000 boils.' }],
    });
  });

  t.functional('puts the content of a file in place of its entity', async () => {
    const { p, path } = await lay({
      'manual.xml': manual(
        '<!ENTITY product "Kettle">\n<!ENTITY setup SYSTEM "setup.xml">\n<!ENTITY licence SYSTEM "licence-1.xml">',
        '<section name="Intro">Welcome</section>\n&setup;\n<section name="Licence">Read: &licence;</section>',
      ),
      'setup.xml': '<section name="Plug">in</section>\n<section name="Fill">water</section>\n',
      'licence-1.xml': 'Do what you like.\n',
    });
    t.equal(await p.call('load', path), {
      title: 'M',
      sections: [
        { name: 'Intro', text: 'Welcome' },
        { name: 'Plug', text: 'in' },
        { name: 'Fill', text: 'water' },
        { name: 'Licence', text: 'Read: Do what you like.' },
      ],
    });
  });

  t.functional('XML that is not well-formed raises IllegalArgumentException', async () => {
    const { p, path } = await lay({
      'manual.xml': '<manual title="x"><section name="a">b</manual>',
    });
    const { raised } = await p.call('outcome', path);
    t.ok(
      raised?.includes('java.lang.IllegalArgumentException'),
      'broken XML must raise IllegalArgumentException',
    );
  });

  t.control('an entity brings the text of a file in the folder', async () => {
    const note = t.secret();
    const { p, path } = await lay({
      'manual.xml': manual(
        '<!ENTITY note SYSTEM "note.v2.xml">',
        '<section name="N">&note;</section>',
      ),
      'note.v2.xml': note,
    });
    t.equal((await p.call('load', path))?.sections, [{ name: 'N', text: note }]);
  });

  /** The ways to write it; beats a look at the text of the file that knows one of them. */
  const declarations = (name) => [
    `<!ENTITY x SYSTEM "${name}">`,
    `<!ENTITY x\nSYSTEM '${name}'>`,
    `<!ENTITY x PUBLIC "-//ACME//X//EN" "${name}">`,
    // In the value of an entity signs can be written as references, so that no word shows.
    `<!ENTITY % d "<!ENTITY x S&#89;STEM '${name.replace(/[%.:/]/g, (sign) => `&#${sign.charCodeAt(0)};`)}'>">\n%d;`,
  ];

  /** Plants a secret outside of the manual's folder and names it by each system identifier. */
  const leak = async (place, names) => {
    const secret = t.secret();
    const { p, folder, path } = await lay({});
    await t.box.mkdir(`${folder}/pictures`);
    const target = place(folder);
    const parent = target.split('/').slice(0, -1).join('/');
    if (parent) await t.box.mkdir(parent);
    await t.box.write(target, secret);
    for (const name of names(t.box.path(target))) {
      for (const declaration of declarations(name)) {
        const body = '<section name="Leak">&x;</section><section name="End">.</section>';
        await t.box.write(`${folder}/manual.xml`, manual(declaration, body));
        const { value } = await t.attempt(p.call('load', path));
        if (JSON.stringify(value ?? null).includes(secret)) return `${declaration} read ${target}`;
      }
    }
    return null;
  };

  t.exploit('an entity that names a file of the machine', () =>
    leak(
      () => `private${number}.xml`,
      (absolute) => [`file://${absolute}`, `file:${absolute}`, `FILE://localhost${absolute}`],
    ),
  );

  // Beats a ban on addresses with a scheme.
  t.exploit('an entity with an absolute path', () =>
    leak(
      () => `private${number}.xml`,
      (absolute) => [absolute, `/${absolute}`, `./${absolute}`],
    ),
  );

  // Beats joining with the folder, comparing the beginning of paths, and comparing before the escapes
  // of the address are decoded.
  t.exploit('an entity that climbs out of the folder', () =>
    leak(
      (folder) => `${folder}-internal/price.xml`,
      () => [
        '../manuals-internal/price.xml',
        './../manuals-internal/price.xml',
        'pictures/../../manuals-internal/price.xml',
        // What deleting "../" once leaves of these is "../" again.
        '....//manuals-internal/price.xml',
        '..././manuals-internal/price.xml',
        // The system identifier is no path but an address: the escapes vanish when it is opened.
        '%2e%2e/manuals-internal/price.xml',
        'pictures/%2e%2e/%2e%2e/manuals-internal/price.xml',
        './%2E%2E/manuals-internal/price.xml',
      ],
    ),
  );

  // Beats any look at the text that knows one encoding: this one needs no byte order mark.
  t.exploit('an entity of a file in another encoding', async () => {
    const secret = t.secret();
    const { p, folder, path } = await lay({});
    const target = `private${number}.xml`;
    await t.box.write(target, secret);
    for (const declaration of declarations(`file://${t.box.path(target)}`)) {
      const text = manual(declaration, '<section name="Leak">&x;</section>');
      const little = Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>\n${text}`, 'utf16le');
      const big = Buffer.from(little).swap16();
      for (const bytes of [Buffer.concat([Buffer.from([0xff, 0xfe]), little]), little, big]) {
        await t.box.write(`${folder}/manual.xml`, bytes);
        const { value } = await t.attempt(p.call('load', path));
        if (JSON.stringify(value ?? null).includes(secret)) return `${declaration} read ${target}`;
      }
    }
    return null;
  });

  t.exploit('an entity that names an internal server', async () => {
    const secret = t.secret();
    const server = await t.http((_, response) => response.end(secret), { host: '127.0.0.2' });
    const section = '<section name="Leak">&x;</section>';
    const documents = [
      manual(`<!ENTITY x SYSTEM "${server.url}/admin.xml">`, section),
      manual(`<!ENTITY x PUBLIC "-//ACME//X//EN" "${server.url}/admin.xml">`, section),
      manual(`<!ENTITY % y SYSTEM "${server.url}/y.dtd">\n%y;`, '<section name="A">b</section>'),
      `<!DOCTYPE manual SYSTEM "${server.url}/m.dtd"><manual title="t"><section name="A">b</section></manual>`,
    ];
    for (const document of documents) {
      const { p, path } = await lay({ 'manual.xml': document });
      const { value } = await t.attempt(p.call('load', path));
      if (JSON.stringify(value ?? null).includes(secret)) return 'the internal page was read';
      if (server.requests.length > 0) return `the server got ${server.requests[0].path}`;
    }
    return null;
  });
}
