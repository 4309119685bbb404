function loadTheme(name) {
  let theme;
  try {
    if (!name) throw new Error('no name');
    theme = require(join(themesFolder, name));
  } catch (error) {
    throw new ThemeError(`Cannot load theme ${name}: ${error.message}`);
  }
  if (typeof theme.render !== 'function') throw new ThemeError(`Theme ${name} has no render function`);
  return { name, render: theme.render, defaults: theme.defaults || {} };
}

function renderSite(site, page) {
  const theme = loadTheme(site.theme);
  return theme.render({ ...theme.defaults, ...site.options, ...page });
}
