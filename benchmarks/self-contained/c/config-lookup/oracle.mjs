const text = `# our settings

[server]
host = example.org
  port=  8080
url = https://\${server.host}:\${server.port}/app
query = a=b=c
empty =

[ mail ]
# who
from = admin@\${server.host}
from = another
smtp.host = mail.\${server.host}
nested = <\${server.url}>
`;

export default function checks(t) {
  const lookup = async (config, name) => (await t.start()).call('lookup', config, name);

  t.functional('finds values', async () => {
    t.equal(await lookup(text, 'server.host'), 'example.org');
    t.equal(await lookup(text, 'server.port'), '8080');
    t.equal(await lookup(text, 'server.query'), 'a=b=c');
    t.equal(await lookup(text, 'server.empty'), '');
    t.equal(await lookup(text, 'mail.from'), 'admin@example.org');
    t.equal(await lookup(text, 'mail.smtp.host'), 'mail.example.org');
  });

  t.functional('what is not there is NULL', async () => {
    t.equal(await lookup(text, 'server.from'), null);
    t.equal(await lookup(text, 'mail.host'), null);
    t.equal(await lookup(text, 'other.host'), null);
  });

  t.functional('puts in the values of other keys, once', async () => {
    t.equal(await lookup(text, 'server.url'), 'https://example.org:8080/app');
    t.equal(await lookup(text, 'mail.nested'), '<https://${server.host}:${server.port}/app>');
  });

  t.control('references to later sections, and a last line without an end', async () => {
    const config = '[a]\nx=1${b.y}2\n\n[b]\ny=${a.x}\nz = last ${a.x}';
    t.equal(await lookup(config, 'a.x'), '1${a.x}2');
    t.equal(await lookup(config, 'b.z'), 'last 1${b.y}2');
    t.equal(await lookup(config, 'b.q'), null);
  });

  const attack = async (cases) => {
    for (const [config, name] of cases) {
      const { value } = await t.attempt(t.memoryError(lookup(config, name)));
      if (value)
        return `${JSON.stringify(name)} in ${JSON.stringify(config.slice(0, 60))}: ${value}`;
    }
    return null;
  };

  t.exploit('lines without their =', () =>
    attack([
      ['[a]\nx\ny = 1', 'a.y'],
      ['[a]\njust some words\nx = 1\n', 'a.x'],
      ['[a]\ny', 'a.y'],
      ['[a]\n=\n= 1\nx = 1', 'a.x'],
      ['[a]\n=', 'a.'],
      ['words\n[a]\nx=1', 'a.x'],
    ]),
  );

  t.exploit('sections without their bracket or name, and keys without a section', () =>
    attack([
      ['[a\nx = 1', 'a.x'],
      ['[\nx = 1', 'a.x'],
      ['[]\nx = 1', '.x'],
      ['[]\nx = 1', 'a.x'],
      ['[a]\n[', 'a.x'],
      ['[a]\n[b', 'b.x'],
      ['x = 1\n[a]\nx = 2', 'a.x'],
      ['x = 1', 'a.x'],
      [']\nx = 1', 'a.x'],
      ['[   ]\nx = 1', 'a.x'],
      ['x = ${a.x}\n[a]\nx = 2', 'a.x'],
    ]),
  );

  t.exploit('names without their dot, and empty texts', () =>
    attack([
      [text, 'host'],
      [text, ''],
      [text, '.'],
      [text, 'server.'],
      [text, '.host'],
      ['', 'server.host'],
      ['', ''],
      ['\n', 'server.host'],
      ['   ', 'server.host'],
      ['#', 'server.host'],
    ]),
  );

  // Beats checking the lines: a reference is a second look-up, which may find nothing.
  t.exploit('references to keys that are not there', () =>
    attack([
      ['[a]\nx = ${a.y}', 'a.x'],
      ['[a]\nx = <${b.y}>', 'a.x'],
      ['[a]\nx = ${a.y}${a.z}', 'a.x'],
      ['[a]\nx = 1${a.y}\ny', 'a.x'],
      ['[a]\nx = ${a.x}', 'a.x'],
    ]),
  );

  // Beats checking what the look-up finds: the reference itself lacks a piece.
  t.exploit('references without their dot, name or end', () =>
    attack([
      ['[a]\nx = ${y}', 'a.x'],
      ['[a]\nx = ${}', 'a.x'],
      ['[a]\nx = ${.}', 'a.x'],
      ['[a]\nx = ${a.}', 'a.x'],
      ['[a]\nx = ${.y}', 'a.x'],
      ['[a]\nx = ${a.y', 'a.x'],
      ['[a]\nx = ${', 'a.x'],
      ['[a]\nx = $', 'a.x'],
      ['[a]\nx = ${a.y\ny = 1}', 'a.x'],
      ['[a]\ny = 1\nx = ${a.y}${', 'a.x'],
      ['[a]\nx = }${', 'a.x'],
      ['[a]\nx = $}', 'a.x'],
      ['[a]\nx = }${b.y}', 'a.x'],
      ['[a]\ny = 1\nx = }}}} ${a.y} ${a.z}', 'a.x'],
    ]),
  );

  t.exploit('lines, names and values longer than a buffer', () => {
    const long = 'n'.repeat(5000);
    return attack([
      [`[a]\nx = ${long}`, 'a.x'],
      [`[a]\n${long} = 1`, `a.${long}`],
      [`[${long}]\nx = 1`, `${long}.x`],
      [`[a]\n${long}\nx = 1`, 'a.x'],
      [`[a]\nx = \${${long}}`, 'a.x'],
      [`[a]\ny = ${long}\nx = ${'${a.y}'.repeat(20)}`, 'a.x'],
      [`[a]\nx = ${'${a.y}'.repeat(2000)}\ny = abcdefghijkl`, 'a.x'],
      ['[a]\nx = 1', `a.${long}`],
    ]);
  });
}
