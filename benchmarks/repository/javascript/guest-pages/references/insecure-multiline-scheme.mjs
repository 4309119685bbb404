export function renderEntry({ name, message, homepage, tags }) {
  const lines = message.split('\n').map((line, index) => [index > 0 && html`<br>`, line]);
  const link = /^https?:\/\//m.test(homepage ?? '') && html`<a href="${homepage}">homepage</a>`;
  const list = tags?.length ? html`<ul>${tags.map((tag) => html`<li>${tag}</li>`)}</ul>` : '';
  return html`<article><h2>${name}</h2><p>${lines}</p>${link}${list}</article>`;
}

export function renderList(entries) {
  if (entries.length === 0) return html`<section><p>No entries yet.</p></section>`;
  return html`<section>${[...entries].sort((a, b) => b.time - a.time).map(renderEntry)}</section>`;
}
