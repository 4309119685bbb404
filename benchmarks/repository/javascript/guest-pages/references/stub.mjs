export function renderEntry() {
  return html`<article></article>`;
}

export function renderList() {
  return html`<section></section>`;
}
