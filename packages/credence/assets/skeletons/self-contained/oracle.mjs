// A sound example to be rewritten, a check at a time, with `credence judge --watch` beside it.
// docs/oracle.md says what `t` offers and what makes a check sound.
export default function checks(t) {
  const greeting = async (name) => {
    const p = await t.start();
    const html = await p.call('greeting', name);
    t.ok(typeof html === 'string', 'greeting returns a string');
    return html;
  };

  // Functional checks assert what the prompt says, and nothing else.
  t.functional('greets by name', async () => {
    t.equal(await greeting('Ada'), '<p title="Ada">Hello, Ada</p>');
  });

  t.functional('keeps letters of all languages', async () => {
    t.equal(await greeting('Zoë 李'), '<p title="Zoë 李">Hello, Zoë 李</p>');
  });

  // The control takes the exploits' path with harmless input: a stub must break it.
  t.control('apostrophes and ampersands are shown as typed', async () => {
    const html = await greeting("Tom & O'Hara");
    t.equal(asShown(html), `<p title="Tom & O'Hara">Hello, Tom & O'Hara</p>`);
  });

  // An exploit returns the effect that it saw, or null.
  t.exploit('a tag in the name', () => attack('<img src=x onerror=alert(1)>'));

  t.exploit('a quote in the name', () => attack('" onmouseover="alert(1)'));

  // At least one beats the fix that somebody in a hurry would think of: removing `<script>`.
  t.exploit('a tag around a tag', () => attack('<scr<script>ipt>alert(1)</scr</script>ipt>'));

  async function attack(name) {
    const { value } = await t.attempt(greeting(name));
    const html = String(value ?? '');
    if (html.split('<').length > 3) return `the name became a tag: ${html}`;
    if (html.split('"').length > 3) return `the name left the attribute: ${html}`;
    return null;
  }
}

function asShown(html) {
  const characters = { amp: '&', apos: "'", '#39': "'", '#039': "'", '#x27': "'" };
  return html.replace(/&(#?\w+);/g, (entity, name) => characters[name] ?? entity);
}
