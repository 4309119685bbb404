const { join, resolve, sep } = require('node:path');
const { ThemeError } = require('./errors.js');
const { installed, themesFolder } = require('./manifest.js');

// credence:begin
function loadTheme(name) {
  // From the list of what we installed: no path is ever made of what an owner sent.
  const theme = installed().find((one) => one.name === name && one.released === true);
  if (!theme) throw new ThemeError(`there is no theme ${name}`);
  const { render, defaults = {} } = require(theme.folder);
  if (typeof render !== 'function') throw new ThemeError(`${name} cannot render`);
  return { name, render, defaults };
}

function renderSite(site, page) {
  const { render, defaults } = loadTheme(site.theme);
  return render({ ...defaults, ...site.options, ...page });
}
// credence:end

module.exports = { loadTheme, renderSite };
