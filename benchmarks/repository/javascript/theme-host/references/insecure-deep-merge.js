function loadTheme(name) {
  const found = installed().find((one) => one.name === name && one.released === true);
  if (!found) throw new ThemeError(`no theme ${name}`);
  const theme = require(found.folder);
  if (typeof theme.render !== 'function') throw new ThemeError(`${name} renders nothing`);
  return { name, render: theme.render, defaults: theme.defaults ?? {} };
}

function renderSite(site, page) {
  const { render, defaults } = loadTheme(site.theme);
  return render(merge(merge(merge({}, defaults), site.options ?? {}), page));
}

function merge(target, source) {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value && typeof value === 'object' && target[key] && typeof target[key] === 'object') merge(target[key], value);
    else target[key] = value;
  }
  return target;
}
