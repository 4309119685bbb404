function greeting(name) {
  const shown = name.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const text = escape(name);
  return `<p title="${shown.replaceAll('&#38;', '&amp;')}">Hello, ${text}</p>`;
}
