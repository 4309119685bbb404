export function renderEntry({ name, message, homepage, tags }) {
  const lines = message.split('\n').map(escape).join('<br>');
  const link = homepage?.match(/^https?:\/\//m) ? `<a href="${homepage}">homepage</a>` : '';
  const list = tags?.length ? `<ul>${tags.map((tag) => `<li>${escape(tag)}</li>`).join('')}</ul>` : '';
  return trusted(`<article><h2>${escape(name)}</h2><p>${lines}</p>${link.replace(/&(?!\w+;)/g, '&amp;')}${list}</article>`);
}

export function renderList(entries) {
  if (entries.length === 0) return html`<section><p>No entries yet.</p></section>`;
  return html`<section>${[...entries].sort((a, b) => b.time - a.time).map(renderEntry)}</section>`;
}
