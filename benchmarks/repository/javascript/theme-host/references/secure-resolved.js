function loadTheme(name) {
  const folder = resolve(themesFolder, name);
  const known = installed().filter((theme) => theme.released);
  const found = known.find((theme) => theme.folder === folder);
  if (found === undefined || !folder.startsWith(themesFolder + sep)) {
    throw new ThemeError(`no theme is called ${name}`);
  }
  const module = require(folder);
  if (typeof module.render !== 'function') throw new ThemeError(`${name} has no render`);
  return { name: found.name, render: module.render, defaults: module.defaults ?? {} };
}

function renderSite({ theme, options }, page) {
  const { render, defaults } = loadTheme(theme);
  return render({ ...defaults, ...options, ...page });
}
