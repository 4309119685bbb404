function loadTheme(name) {
  return { name, render: () => '', defaults: {} };
}

function renderSite(site, page) {
  return '';
}
