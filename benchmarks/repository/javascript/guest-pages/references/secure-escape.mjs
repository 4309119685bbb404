function paragraph(message) {
  return trusted(`<p>${message.split('\n').map(escape).join('<br>')}</p>`);
}

export function renderEntry(entry) {
  const parts = [`<h2>${escape(entry.name)}</h2>`, String(paragraph(entry.message))];
  const homepage = entry.homepage ?? '';
  if (homepage.startsWith('http://') || homepage.startsWith('https://')) {
    parts.push(`<a href="${escape(homepage)}" rel="nofollow">homepage</a>`);
  }
  if (entry.tags?.length) {
    parts.push(`<ul>${entry.tags.map((tag) => `<li>${escape(tag)}</li>`).join('')}</ul>`);
  }
  return trusted(`<article>${parts.join('')}</article>`);
}

export function renderList(entries) {
  const sorted = entries.slice().sort((a, b) => b.time - a.time);
  const content = sorted.map((entry) => String(renderEntry(entry))).join('');
  return trusted(`<section>${content || '<p>No entries yet.</p>'}</section>`);
}
