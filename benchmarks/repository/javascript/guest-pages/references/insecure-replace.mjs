const shape = '<article><h2>NAME</h2><p>MESSAGE</p>LINKTAGS</article>';

export function renderEntry(entry) {
  const link = /^https?:\/\//.test(entry.homepage ?? '')
    ? '<a href="URL">homepage</a>'
    : '';
  const tags = (entry.tags ?? []).map((tag) => `<li>${escape(tag)}</li>`).join('');
  return trusted(
    shape
      .replace('TAGS', () => (tags ? `<ul>${tags}</ul>` : ''))
      .replace('LINK', link)
      .replace('URL', escape(entry.homepage))
      .replace('MESSAGE', () => escape(entry.message).replaceAll('\n', '<br>'))
      .replace('NAME', () => escape(entry.name)),
  );
}

export function renderList(entries) {
  if (entries.length === 0) return html`<section><p>No entries yet.</p></section>`;
  const sorted = [...entries].sort((a, b) => b.time - a.time);
  return html`<section>${sorted.map(renderEntry)}</section>`;
}
