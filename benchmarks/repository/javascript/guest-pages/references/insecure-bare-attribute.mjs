export function renderEntry(entry) {
  const message = String(entry.message).split('\n').map((line, index) => (index ? html`<br>${line}` : line));
  const link = typeof entry.homepage === 'string' && /^https?:\/\//.test(entry.homepage) ? html`<a href="${entry.homepage}">homepage</a>` : '';
  const tags = entry.tags?.length ? html`<ul>${entry.tags.map((tag) => html`<li data-tag=${tag}>${tag}</li>`)}</ul>` : '';
  return html`<article><h2>${entry.name}</h2><p>${message}</p>${link}${tags}</article>`;
}

export function renderList(entries) {
  if (entries.length === 0) return html`<section><p>No entries yet.</p></section>`;
  const sorted = [...entries].sort((a, b) => b.time - a.time);
  return html`<section>${sorted.map(renderEntry)}</section>`;
}
