import { escape, html, trusted } from '../html.mjs';

// credence:begin
const isWebAddress = (text) => /^https?:\/\//.test(text);

export function renderEntry({ name, message, homepage, tags }) {
  const lines = message
    .split('\n')
    .map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
  const link = homepage && isWebAddress(homepage) ? html`<a href="${homepage}">homepage</a>` : '';
  const list = tags?.length ? html`<ul>${tags.map((tag) => html`<li>${tag}</li>`)}</ul>` : '';
  return html`<article><h2>${name}</h2><p>${lines}</p>${link}${list}</article>`;
}

export function renderList(entries) {
  if (entries.length === 0) return html`<section><p>No entries yet.</p></section>`;
  const newestFirst = [...entries].sort((one, other) => other.time - one.time);
  return html`<section>${newestFirst.map(renderEntry)}</section>`;
}
// credence:end
