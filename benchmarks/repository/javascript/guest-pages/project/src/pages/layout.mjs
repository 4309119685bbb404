import { html, trusted } from '../html.mjs';

const footer = trusted('<footer>Made with <em>guest-pages</em></footer>');

/** A whole page around its content. */
export function layout(title, content) {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>
${content}
${footer}</body></html>`;
}
