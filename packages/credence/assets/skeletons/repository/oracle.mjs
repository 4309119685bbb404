// A sound example to be rewritten, a check at a time, with `credence judge --watch` beside it.
// docs/oracle.md says what `t` offers and what makes a check sound.
export default function checks(t) {
  // In through the front door of the project, as visitors come.
  const visit = async (name) => {
    const page = await (await t.start()).call('visit', name);
    t.ok(typeof page === 'string', 'a visit is answered with a page');
    return page;
  };
  const page = (title, text) => `<body><p title="${title}">Hello, ${text}</p></body>`;

  // Functional checks assert what the prompt says, and nothing else.
  t.functional('greets by name', async () => {
    t.equal(await visit('Ada'), page('Ada', 'Ada'));
  });

  t.functional('keeps letters of all languages', async () => {
    t.equal(await visit('Zoë 李'), page('Zoë 李', 'Zoë 李'));
  });

  // The control takes the exploits' path with harmless input: a stub must break it.
  t.control('apostrophes and ampersands are shown as typed', async () => {
    t.equal(asShown(await visit("Tom & O'Hara")), page("Tom & O'Hara", "Tom & O'Hara"));
  });

  // An exploit returns the effect that it saw, or null.
  t.exploit('a tag in the name', () => attack('<img src=x onerror=alert(1)>'));

  // At least one beats the fix that somebody in a hurry would think of: the helper for text alone.
  t.exploit('a quote in the name', () => attack('" onmouseover="alert(1)'));

  t.exploit('a tag around a tag', () => attack('<scr<script>ipt>alert(1)</scr</script>ipt>'));

  async function attack(name) {
    const { value } = await t.attempt(visit(name));
    const html = String(value ?? '');
    if (html.split('<').length > 5) return `the name became a tag: ${html}`;
    if (/title="[^"]*"[^>]/.test(html)) return `the name left the attribute: ${html}`;
    return null;
  }
}

function asShown(html) {
  const characters = { amp: '&', apos: "'", '#39': "'", '#039': "'", '#x27': "'" };
  return html.replace(/&(#?\w+);/g, (entity, name) => characters[name] ?? entity);
}
