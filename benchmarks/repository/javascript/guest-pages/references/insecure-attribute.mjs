const text = (value) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export function renderEntry({ name, message, homepage, tags }) {
  const parts = [`<h2>${text(name)}</h2>`, `<p>${text(message).replace(/\n/g, '<br>')}</p>`];
  if (homepage && /^https?:\/\//.test(homepage)) parts.push(`<a href="${text(homepage)}">homepage</a>`);
  if (tags && tags.length > 0) parts.push(`<ul>${tags.map((tag) => `<li>${text(tag)}</li>`).join('')}</ul>`);
  return trusted(`<article>${parts.join('')}</article>`);
}

export function renderList(entries) {
  if (entries.length === 0) return html`<section><p>No entries yet.</p></section>`;
  return html`<section>${[...entries].sort((a, b) => b.time - a.time).map(renderEntry)}</section>`;
}
