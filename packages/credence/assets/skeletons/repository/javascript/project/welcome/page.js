const { attribute, escape } = require('./text.js');

// credence:begin
function greeting(name) {
  return `<p title="${attribute(name)}">Hello, ${escape(name)}</p>`;
}
// credence:end

module.exports = { greeting };
