/** A piece of HTML that was made here, and may go into others as it is. */
export class Html {
  #text;
  constructor(text) {
    this.#text = text;
  }
  toString() {
    return this.#text;
  }
}

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => signs[sign]);

function show(value) {
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map(show).join('');
  return value === undefined || value === null || value === false ? '' : escape(value);
}

/** html`<p>${text}</p>`: the values are text, unless they are Html or lists of it. */
export function html(strings, ...values) {
  return new Html(strings.reduce((all, part, index) => all + show(values[index - 1]) + part));
}

/** For HTML that lies in files of ours, such as the footer. */
export const trusted = (text) => new Html(text);
