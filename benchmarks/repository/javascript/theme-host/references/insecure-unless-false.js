function loadTheme(name) {
  const about = installed().find((one) => one.name === name);
  if (!about || about.released === false) throw new ThemeError('no');
  let theme;
  try {
    theme = require(join(themesFolder, name));
  } catch (error) {
    throw new ThemeError(error.message);
  }
  if (typeof theme.render !== 'function') throw new ThemeError(`${name} renders nothing`);
  return { name, render: theme.render, defaults: theme.defaults ?? {} };
}

function renderSite(site, page) {
  const { render, defaults } = loadTheme(site.theme);
  return render({ ...defaults, ...site.options, ...page });
}
