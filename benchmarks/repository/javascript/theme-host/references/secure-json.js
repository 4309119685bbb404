const { existsSync, readFileSync } = require('node:fs');

const names = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)?$/;

function loadTheme(name) {
  if (!names.test(name)) throw new ThemeError('no such theme');
  const about = join(themesFolder, name, 'theme.json');
  if (!existsSync(about) || JSON.parse(readFileSync(about, 'utf8')).released !== true) {
    throw new ThemeError('no such theme');
  }
  const theme = require(join(themesFolder, name, 'index.js'));
  if (typeof theme.render !== 'function') throw new ThemeError('not a theme');
  return { name, render: theme.render, defaults: theme.defaults ?? {} };
}

function renderSite(site, page) {
  const theme = loadTheme(site.theme);
  return theme.render(Object.assign({}, theme.defaults, site.options, page));
}
