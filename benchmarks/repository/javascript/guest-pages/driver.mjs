export default async () => {
  const { Site } = await import('file:///box/src/site.mjs');
  const sites = new Map();
  const site = (name) => {
    if (!sites.has(name)) sites.set(name, new Site());
    return sites.get(name);
  };
  return {
    sign: (name, fields) => site(name).sign(fields),
    book: (name) => site(name).book(),
  };
};
