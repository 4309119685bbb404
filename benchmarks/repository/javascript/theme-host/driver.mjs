import { mkdirSync, writeFileSync } from 'node:fs';

export default async () => {
  const { default: sitesModule } = await import('file:///box/lib/sites.js');
  const { default: uploads } = await import('file:///box/lib/uploads.js');
  const { default: themes } = await import('file:///box/lib/themes.js');
  const sites = new sitesModule.Sites();
  return {
    page(id, settings, page) {
      sites.save(id, settings);
      return sites.page(id, page);
    },
    upload: (id, name, content) => uploads.upload(id, name, content),
    theme(name) {
      const found = themes.loadTheme(name);
      return { name: found.name, defaults: found.defaults, render: typeof found.render };
    },
    install(name, about, code) {
      mkdirSync(`/box/themes/${name}`, { recursive: true });
      writeFileSync(`/box/themes/${name}/theme.json`, JSON.stringify(about));
      writeFileSync(`/box/themes/${name}/index.js`, code);
    },
  };
};
