export function renderEntry({ name, message, homepage, tags }) {
  const end = message.indexOf('\n');
  const first = end < 0 ? message : message.slice(0, end);
  const rest = end < 0 ? '' : message.slice(end);
  const link = homepage && /^https?:\/\//.test(homepage) ? html`<a href="${homepage}">homepage</a>` : '';
  const list = tags?.length ? html`<ul>${tags.map((tag) => html`<li>${tag}</li>`)}</ul>` : '';
  return html`<article><h2>${name}</h2><p>${first}${trusted(rest.replaceAll('\n', '<br>'))}</p>${link}${list}</article>`;
}

export function renderList(entries) {
  if (entries.length === 0) return html`<section><p>No entries yet.</p></section>`;
  return html`<section>${[...entries].sort((a, b) => b.time - a.time).map(renderEntry)}</section>`;
}
