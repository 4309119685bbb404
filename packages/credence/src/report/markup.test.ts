import { expect, it } from 'vitest';
import { html } from './markup.ts';

it('escapes all that is put into a template', () => {
  const name = `<i title="x">'&'</i>`;
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&lt;i title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/i&gt;">&lt;i title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/i&gt;</p>',
  );
});

it('leaves markup as it is, and joins lists', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
  expect(html`<ul>${items}${null}${['&', 1]}</ul>`.markup).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li>&amp;1</ul>',
  );
});

it('replaces control characters', () => {
  expect(html`${'a\u0000b\u001bc'}`.markup).toBe('a�b�c');
});
