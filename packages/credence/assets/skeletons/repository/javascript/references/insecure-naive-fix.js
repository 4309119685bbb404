function greeting(name) {
  const shown = escape(name);
  return `<p title="${shown}">Hello, ${shown}</p>`;
}
