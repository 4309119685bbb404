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
        '<!ENTITY product "Kettle">\n<!ENTITY setup SYSTEM "setup.xml">\n<!ENTITY licence SYSTEM "licence-1.txt">',
        '<section name="Intro">Welcome</section>\n&setup;\n<section name="Licence">Read: &licence;</section>',
      ),
      'setup.xml': '<section name="Plug">in</section>\n<section name="Fill">water</section>\n',
      'licence-1.txt': 'Do what you like.\n',
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

  t.functional('XML that is not well-formed raises ValueError', async () => {
    const { p, path } = await lay({
      'manual.xml': '<manual title="x"><section name="a">b</manual>',
    });
    const { raised } = await p.call('outcome', path);
    t.ok(raised?.includes('ValueError'), 'broken XML must raise ValueError');
  });

  t.control('an entity brings the text of a file in the folder', async () => {
    const note = t.secret();
    const { p, path } = await lay({
      'manual.xml': manual(
        '<!ENTITY note SYSTEM "note.v2.txt">',
        '<section name="N">&note;</section>',
      ),
      'note.v2.txt': note,
    });
    t.equal((await p.call('load', path))?.sections, [{ name: 'N', text: note }]);
  });

  /** Plants a secret outside of the manual's folder and names it by each system identifier. */
  const leak = async (place, names) => {
    const secret = t.secret();
    const { p, folder, path } = await lay({});
    const target = place(folder);
    const parent = target.split('/').slice(0, -1).join('/');
    if (parent) await t.box.mkdir(parent);
    await t.box.write(target, secret);
    for (const name of names(t.box.path(target))) {
      const text = manual(
        `<!ENTITY x SYSTEM "${name}">`,
        '<section name="Leak">&x;</section><section name="End">.</section>',
      );
      await t.box.write(`${folder}/manual.xml`, text);
      const { value } = await t.attempt(p.call('load', path));
      if (JSON.stringify(value ?? null).includes(secret)) return `${name} read ${target}`;
    }
    return null;
  };

  t.exploit('an entity that names a file of the machine', () =>
    leak(
      () => `private${number}.txt`,
      (absolute) => [`file://${absolute}`, `file:${absolute}`, `FILE://localhost${absolute}`],
    ),
  );

  // Beats a ban on addresses with a scheme.
  t.exploit('an entity with an absolute path', () =>
    leak(
      () => `private${number}.txt`,
      (absolute) => [absolute, `/${absolute}`, `./${absolute}`],
    ),
  );

  // Beats joining with the folder, and comparing the beginning of the paths.
  t.exploit('an entity that climbs out of the folder', () =>
    leak(
      (folder) => `${folder}-internal/price.txt`,
      () => [
        '../manuals-internal/price.txt',
        './../manuals-internal/price.txt',
        'x/../../manuals-internal/price.txt',
        '%2e%2e/manuals-internal/price.txt',
      ],
    ),
  );

  t.exploit('an entity that names an internal server', async () => {
    const secret = t.secret();
    const server = await t.http((_, response) => response.end(secret), { host: '127.0.0.2' });
    const section = '<section name="Leak">&x;</section>';
    const documents = [
      manual(`<!ENTITY x SYSTEM "${server.url}/admin">`, section),
      manual(`<!ENTITY x PUBLIC "-//ACME//X//EN" "${server.url}/admin">`, section),
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
