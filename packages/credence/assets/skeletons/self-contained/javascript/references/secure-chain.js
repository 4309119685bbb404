exports.greeting = (name) => {
  const shown = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<p title="${shown}">Hello, ${shown}</p>`;
};
