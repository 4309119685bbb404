function webAddress(text) {
  if (!/^https?:\/\//.test(text ?? '')) return null;
  try {
    const url = new URL(text);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

export const renderEntry = ({ name, message, homepage, tags = [] }) => {
  const address = webAddress(homepage);
  const [first, ...rest] = message.split('\n');
  return html`<article>
    <h2>${name}</h2><p>${first}${rest.map((line) => html`<br>${line}`)}</p>
    ${address !== null && html`<a href="${address}">homepage</a>`}
    ${tags.length > 0 && html`<ul>${tags.map((one) => html`<li>${one}</li>`)}</ul>`}
  </article>`;
};

export const renderList = (entries) =>
  html`<section>${
    entries.length > 0
      ? entries.toSorted((a, b) => b.time - a.time).map((entry) => renderEntry(entry))
      : html`<p>No entries yet.</p>`
  }</section>`;
