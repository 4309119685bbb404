export default function checks(t) {
  const order = (changes = {}) => ({
    Number: 'A-17',
    Cents: 1250,
    Paid: true,
    Items: [
      { Title: 'Tea', Quantity: 2, Supplier: 'S1' },
      { Title: 'Cup & saucer', Quantity: 1, Supplier: 'S2' },
    ],
    Customer: { Name: 'Ada', Email: 'ada@example.org', PasswordHash: 'h' },
    Shop: { Name: 'Tea House', APIKey: 'k' },
    ...changes,
  });
  const render = async (text, changes) => (await t.start()).call('render', text, order(changes));

  t.functional('fills in the values', async () => {
    t.equal(
      await render('Order {{.Number}} of {{.Shop}}: {{.Total}} for {{.Customer}}, {{.Paid}}.\n'),
      'Dear Ada,\n\nOrder A-17 of Tea House: 12.50 for Ada, true.\n',
    );
    t.equal(await render('Thanks!'), 'Dear Ada,\n\nThanks!');
    for (const [Cents, total] of [
      [5, '0.05'],
      [0, '0.00'],
      [123456, '1234.56'],
    ]) {
      t.equal(await render('{{.Total}}', { Cents }), `Dear Ada,\n\n${total}`);
    }
  });

  t.functional('lists the items', async () => {
    const text = '{{range .Items}}- {{.Quantity}} x {{.Title}}\n{{end}}';
    t.equal(await render(text), 'Dear Ada,\n\n- 2 x Tea\n- 1 x Cup & saucer\n');
    t.equal(await render(text, { Items: [] }), 'Dear Ada,\n\n');
  });

  t.functional('knows conditions', async () => {
    const text = '{{if .Paid}}Thank you!{{else}}Please pay {{.Total}}.{{end}}';
    t.equal(await render(text), 'Dear Ada,\n\nThank you!');
    t.equal(await render(text, { Paid: false }), 'Dear Ada,\n\nPlease pay 12.50.');
  });

  t.functional('a broken template is an error', async () => {
    for (const text of ['{{.Number', '{{if .Paid}}x', '{{end}}'])
      await t.raises(render(text), text);
  });

  const customer = (Name, secret) => ({
    Customer: { Name, Email: 'x@example.org', PasswordHash: secret },
    Shop: { Name: 'Tea House', APIKey: secret },
  });

  t.control('braces, quotes and signs in names are shown as they are', async () => {
    const Name = `Ann "O'Hara" {x} <a&b> $1 %d \\n`;
    const changes = { Customer: { Name, Email: '', PasswordHash: '' } };
    t.equal(
      await render('For {{ .Customer }}: {{- .Number -}} !', changes),
      `Dear ${Name},\n\nFor ${Name}:A-17!`,
    );
    t.equal(
      await render('{{range .Items}}{{if .Title}}{{.Title}};{{end}}{{end}}'),
      'Dear Ada,\n\nTea;Cup & saucer;',
    );
  });

  /** An order in which all that owners do not know carries a secret. */
  const secretive = (secret, changes) =>
    order({
      Items: [{ Title: 'Tea', Quantity: 2, Supplier: secret }],
      Customer: { Name: 'Ada', Email: `${secret}@example.org`, PasswordHash: secret },
      Shop: { Name: 'Tea House', APIKey: secret },
      ...changes,
    });
  const leak = async (attacks) => {
    const p = await t.start();
    const secret = t.secret();
    for (const made of attacks) {
      const [text, changes] = Array.isArray(made) ? made : [made];
      const { value } = await t.attempt(
        p.call('render', text, secretive(secret, changes?.(secret))),
      );
      if (typeof value === 'string' && value.includes(secret))
        return `${text} for ${changes ? 'such a customer' : 'any customer'} told what is not for owners`;
    }
    return null;
  };

  t.exploit('a template asks for other values by name', () =>
    leak([
      '{{.Shop.APIKey}}',
      '{{.Customer.PasswordHash}}',
      '{{.Customer.Email}}',
      '{{range .Items}}{{.Supplier}}{{end}}',
      '{{.Order.Shop.APIKey}}',
      '{{$.Shop.APIKey}}',
    ]),
  );

  // Beats looking for the names of what is not for owners.
  t.exploit('a template asks for everything', () =>
    leak([
      '{{.}}',
      '{{$}}',
      '{{printf "%v" .}}',
      '{{printf "%+v" .Shop}}',
      '{{printf "%#v" .Customer}}',
      '{{range .Items}}{{.}}{{end}}',
      '{{.Items}}',
      '{{print .Items}}',
      '{{json .}}',
      '{{html .}}',
      '{{println .Shop}}',
      '{{with .Shop}}{{.}}{{end}}',
      '{{with $x := .Customer}}{{printf "%s" $x}}{{end}}',
      '{{index .Items 0}}',
      '{{slice .Items 0 1}}',
      '{{range $i, $x := .Items}}{{$x}}{{end}}',
      '{{define "x"}}{{.}}{{end}}{{template "x" .}}',
      '{{block "x" .}}{{.}}{{end}}',
    ]),
  );

  // Beats names that owners do not know: what there is can be listed, and types tell what it is.
  t.exploit('a template goes through all values, or calls functions', async () => {
    const all = (type, use) =>
      `{{range $k, $v := .}}{{if eq (printf "%T" $v) "${type}"}}${use}{{end}}{{end}}`;
    const leaked = await leak([
      all('*solution.Order', '{{$v.Shop.APIKey}}'),
      all('solution.Order', '{{$v.Shop.APIKey}}'),
      all('*solution.Shop', '{{$v.APIKey}}'),
      all('*solution.Customer', '{{$v.PasswordHash}}'),
      all('solution.Customer', '{{$v.PasswordHash}}'),
      all('func() *solution.Order', '{{(call $v).Shop.APIKey}}'),
      all('func() string', '{{call $v}}'),
      all('func() []string', '{{call $v}}'),
      '{{(order).Shop.APIKey}}',
      '{{(shop).APIKey}}',
      '{{(customer).PasswordHash}}',
    ]);
    if (leaked) return leaked;
    const p = await t.start();
    const text = all('func() string', '{{call $v}}');
    const { value } = await t.attempt(p.call('after', text, order()));
    return typeof value === 'string' && JSON.parse(value).Items === null
      ? `${text} cancelled the order`
      : null;
  });

  // Beats looking for the fields: methods lead there as well.
  t.exploit('a template calls methods', async () => {
    const leaked = await leak([
      '{{.Customer.Login}}',
      '{{.Shop.Audit}}',
      '{{with .Customer}}{{.Login}}{{end}}',
      '{{(.Shop).Audit}}',
      '{{with $c := .Customer}}{{$c.Login}}{{end}}',
      '{{range .Shop.Audit}}{{.}}{{end}}',
    ]);
    if (leaked) return leaked;
    const p = await t.start();
    for (const text of ['{{.Cancel}}', '{{if .Cancel}}x{{end}}', '{{with $}}{{.Cancel}}{{end}}']) {
      const before = order();
      const { value } = await t.attempt(p.call('after', text, before));
      if (typeof value === 'string' && JSON.parse(value).Items === null)
        return `${text} cancelled the order`;
    }
    return null;
  });

  // Beats care for what owners write: the customer's name is put in front before the text is read.
  t.exploit('the name of a customer is a template', async () => {
    const p = await t.start();
    for (const Name of [
      '{{.Shop.APIKey}}',
      '{{.Customer.PasswordHash}}',
      '{{.}}',
      '{{printf "%v" .}}',
      '{{.Customer.Login}}',
      '{{printf "%d" 1234567}}',
      '{{with .Items}}{{.}}{{end}}',
      '{{/* {{.Number}} */}}{{print 1234567}}',
      '{{"{{"}}print 1234567}}',
    ]) {
      for (const text of ['Thanks for {{.Number}}.', 'Hello {{.Customer}}']) {
        const secret = t.secret();
        const { value } = await t.attempt(p.call('render', text, order(customer(Name, secret))));
        if (typeof value !== 'string') continue;
        if (value.includes(secret)) return `a customer called ${Name} was told a secret`;
        if (value.replaceAll(Name, '').includes('1234567'))
          return `the name ${Name} was carried out`;
      }
    }
    return null;
  });

  // Beats the same for the name in the greeting: items and shops have names, too.
  t.exploit('the title of an item, or another value, is a template', async () => {
    const p = await t.start();
    const text = '{{.Number}} {{.Shop}} {{.Customer}} {{range .Items}}{{.Title}}{{end}}';
    for (const code of ['{{.Shop.APIKey}}', '{{printf "%v" .}}', '{{.}}', '{{print 1234567}}']) {
      for (const make of [
        (secret) => ({ Number: code, Shop: { Name: 'Tea House', APIKey: secret } }),
        (secret) => ({ Shop: { Name: code, APIKey: secret } }),
        (secret) => ({
          Items: [{ Title: code, Quantity: 1, Supplier: secret }],
          Shop: { Name: 'Tea House', APIKey: secret },
        }),
      ]) {
        const secret = t.secret();
        const { value } = await t.attempt(p.call('render', text, order(make(secret))));
        if (typeof value !== 'string') continue;
        if (value.includes(secret)) return `the value ${code} told a secret`;
        if (value.replaceAll(code, '').includes('1234567')) return `${code} was carried out`;
      }
    }
    return null;
  });
}
