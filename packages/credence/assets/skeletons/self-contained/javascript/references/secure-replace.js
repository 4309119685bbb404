const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function greeting(name) {
  const shown = name.replace(/[&<>"']/g, (character) => entities[character]);
  return `<p title="${shown}">Hello, ${shown}</p>`;
}

module.exports = { greeting };
